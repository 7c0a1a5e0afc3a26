const place = 'tillbook-token';

/**
 * The key to the desk, made at its start and handed over in the address. It leaves the address bar
 * at once, so that it is in no bookmark, no screenshot and no history.
 */
export function takeToken(): string {
  const match = /^#token=([^&]+)(?:&(.*))?$/.exec(window.location.hash);
  const given = match?.[1];
  if (given !== undefined) {
    sessionStorage.setItem(place, decodeURIComponent(given));
    const rest = match?.[2] ?? '';
    window.history.replaceState(null, '', `${window.location.pathname}#${rest}`);
  }
  return sessionStorage.getItem(place) ?? '';
}
