/** The pages of Stripe that a person may be sent to. They open in the person's own browser. */
const hosts: ReadonlySet<string> = new Set([
  'buy.stripe.com',
  'checkout.stripe.com',
  'dashboard.stripe.com',
]);

/**
 * The address in its plain form where it may be opened outside; null for every other. In practice mode
 * the pages of the stand-in may be, too: they are where it is steered and where its links are paid.
 */
export function externalLink(url: string, standInUrl: string | null): string | null {
  const parsed = URL.parse(url);
  if (parsed !== null && standInUrl !== null && parsed.origin === URL.parse(standInUrl)?.origin) {
    return parsed.username === '' && parsed.password === '' ? parsed.href : null;
  }
  if (parsed === null || parsed.protocol !== 'https:' || !hosts.has(parsed.host)) return null;
  if (parsed.username !== '' || parsed.password !== '') return null;
  return parsed.href;
}
