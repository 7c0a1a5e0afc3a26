import { useSyncExternalStore } from 'react';

// The page stands in the hash of the address, so that one file serves every page, in a window of
// its own as well as in a browser: `#/payments?method=cash`.

const place = (): string => `/${window.location.hash.replace(/^#?\/?/, '')}`;
const pathOf = (): string => place().split('?')[0] ?? '/';
const searchOf = (): string => place().split('?')[1] ?? '';

function watch(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Goes to a page of this window. */
export function goTo(to: string, options: { readonly replace?: boolean } = {}): void {
  const address = `#${to}`;
  if (options.replace === true) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  // Pushing tells nobody.
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The page, for the router. */
export const hashLocation = Object.assign(
  (): [string, typeof goTo] => [useSyncExternalStore(watch, pathOf), goTo],
  { hrefs: (href: string) => `#${href}` },
);

/** What stands behind the question mark of the page, for the router. */
export const useHashSearch = (): string => useSyncExternalStore(watch, searchOf);
