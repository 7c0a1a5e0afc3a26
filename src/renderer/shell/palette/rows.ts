import type { Found } from '../../bridge/find.ts';
import type { Command } from '../../state/commands.ts';
import type { IconName } from '../../ui/icon.tsx';
import { hrefOf } from '../../ui/places.ts';

export type PaletteKind = 'all' | 'do' | 'customer' | 'invoice' | 'payment' | 'refund' | 'go';

/** One thing the palette offers. */
export interface PaletteRow {
  readonly id: string;
  readonly group: string;
  readonly icon: IconName | undefined;
  readonly title: string;
  readonly detail?: string | undefined;
  /** Up to how much could be refunded. */
  readonly upToMinor?: number | undefined;
  readonly amountMinor?: number | undefined;
  readonly refundStanding?: Found['standing'];
  readonly keys?: string | undefined;
  readonly run: () => void;
}

interface Offer {
  readonly text: string;
  readonly kind: PaletteKind;
  readonly commands: readonly Command[];
  readonly found: readonly Found[];
  /** Whether an amount is something at all. */
  readonly isSomething: (amountMinor: number) => boolean;
  readonly goTo: (to: string) => void;
}

const verb = 'refund';
const mostOffers = 5;
const mostFirst = 4;

/** The words of what is typed, as they are matched. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** What follows `ref…`: whose payment is to be refunded. Null where nothing says refund. */
export function refundWish(text: string): string | null {
  const [first, ...rest] = wordsOf(text);
  if (first === undefined || first.length < 2 || !verb.startsWith(first)) return null;
  return rest.join(' ');
}

const matches = (title: string, words: readonly string[]): boolean => {
  const parts = wordsOf(title);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
};

const icons: Readonly<Record<Found['kind'], IconName>> = {
  customer: 'customer',
  invoice: 'invoice',
  payment: 'tray',
  refund: 'turn-back',
  allocation: 'allocate',
};

/** Everything that fits what is typed, in the order in which it is shown. */
export function paletteRows(offer: Offer): readonly PaletteRow[] {
  const { kind, found, text } = offer;
  const records = found.map((record) => recordRow(record, offer));
  const people = records.filter((_, index) => found[index]?.kind === 'customer');
  const others = records.filter((_, index) => found[index]?.kind !== 'customer');
  const refunds = found.flatMap((record) => refundRow(record, offer)).slice(0, mostOffers);
  const doing = [...refunds, ...commandRows(offer, 'Do', ['here', 'do', 'window'])];
  const going = commandRows(offer, 'Pages', ['go']);
  if (kind === 'do') return doing;
  if (kind === 'go') return going;
  if (kind !== 'all') return records.filter((_, index) => found[index]?.kind === kind);
  // Who types a name mostly wants the person; who says refund wants the payment.
  const saysRefund = refundWish(text) !== null;
  const first = saysRefund ? [] : people.slice(0, mostFirst);
  const rest = saysRefund ? people : people.slice(mostFirst);
  const further = rest.map((row) => ({ ...row, group: 'Records' }));
  return [...first, ...doing, ...further, ...others, ...going];
}

function commandRows(
  { text, commands }: Offer,
  group: string,
  groups: readonly Command['group'][],
): readonly PaletteRow[] {
  const words = wordsOf(text);
  // Who has said refund, and a space, is where that command leads.
  const isThere = refundWish(text) === '' && /\s$/.test(text);
  return groups
    .flatMap((name) => commands.filter((command) => command.group === name))
    .filter(
      (command) =>
        command.silent !== true &&
        !(isThere && command.id === 'refund-payment') &&
        matches([command.title, ...(command.also ?? [])].join(' '), words),
    )
    .map((command) => ({
      id: command.id,
      group,
      icon: command.icon as IconName | undefined,
      title: command.title,
      keys: command.keys?.[0],
      run: command.run,
    }));
}

function refundRow(record: Found, { isSomething, goTo }: Offer): readonly PaletteRow[] {
  const { kind, refundableMinor } = record;
  if (kind !== 'payment' || refundableMinor === undefined || !isSomething(refundableMinor))
    return [];
  return [
    {
      id: `refund ${record.id}`,
      group: 'Do',
      icon: 'turn-back',
      title: `Refund ${record.title}`,
      detail: record.detail,
      upToMinor: refundableMinor,
      run: () => goTo(`/payments/${record.id}/refund`),
    },
  ];
}

const recordRow = (record: Found, { goTo }: Offer): PaletteRow => ({
  id: `${record.kind} ${record.id}`,
  group: record.kind === 'customer' ? 'Customers' : 'Records',
  icon: icons[record.kind],
  title: record.title,
  detail: record.detail,
  amountMinor: record.amountMinor,
  refundStanding: record.standing,
  run: () => goTo(hrefOf(record.kind, record.id) ?? '/'),
});
