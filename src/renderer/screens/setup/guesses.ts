import type { ComboItem } from '../../ui/combobox.tsx';

const currencyOfRegion: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  GB: 'GBP',
  IE: 'EUR',
  DE: 'EUR',
  AT: 'EUR',
  FR: 'EUR',
  ES: 'EUR',
  IT: 'EUR',
  NL: 'EUR',
  BE: 'EUR',
  PT: 'EUR',
  FI: 'EUR',
  CH: 'CHF',
  AU: 'AUD',
  NZ: 'NZD',
  JP: 'JPY',
  IN: 'INR',
  MX: 'MXN',
  BR: 'BRL',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  SG: 'SGD',
  HK: 'HKD',
  ZA: 'ZAR',
  KW: 'KWD',
};

/** The currency of the region that this computer is set to; dollars where it is not known. */
export const guessCurrency = (): string =>
  currencyOfRegion[new Intl.Locale(navigator.language).region ?? ''] ?? 'USD';

/** The zone that this computer is set to. */
export const guessTimeZone = (): string =>
  new Intl.DateTimeFormat().resolvedOptions().timeZone || 'America/New_York';

const names = new Intl.DisplayNames('en', { type: 'currency' });

const currencies: readonly ComboItem[] = Intl.supportedValuesOf('currency').map((code) => ({
  id: code,
  title: names.of(code) ?? code,
  detail: code,
}));

const timeZones: readonly ComboItem[] = Intl.supportedValuesOf('timeZone').map((zone) => ({
  id: zone,
  title: zone.replaceAll('_', ' '),
}));

const mostShown = 50;

const matching = (items: readonly ComboItem[], text: string): readonly ComboItem[] => {
  const wanted = text.trim().toLowerCase();
  const fits = ({ id, title }: ComboItem) => `${id} ${title}`.toLowerCase().includes(wanted);
  // A code typed in full stands first: USD before whatever else holds these letters.
  return items
    .filter(fits)
    .toSorted(
      (a, b) => Number(b.id.toLowerCase() === wanted) - Number(a.id.toLowerCase() === wanted),
    )
    .slice(0, mostShown);
};

export const findCurrency = (text: string) => matching(currencies, text);
export const findTimeZone = (text: string) => matching(timeZones, text);

/** `Front desk 2` is `FD2`: the first letters and the figures of a name. */
export function codeOf(name: string): string {
  const letters = name
    .split(/\s+/)
    .map((word) => (/^\d+$/.test(word) ? word : word.slice(0, 1)))
    .join('');
  return letters
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^\d+/, '')
    .slice(0, 6);
}
