import { Link } from 'wouter';
import type { Day } from '../../../shared/base/days.ts';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { hrefOf } from '../../ui/places.ts';
import { printWhen, printWhenInside } from '../../ui/when.ts';
import { decidedWords } from '../../words/exceptions.ts';
import { historyWords } from '../../words/history.ts';
import { methodWords } from '../../words/methods.ts';

type Exception = CallValue<'exceptions.get'>;
type Side = Exception['sides'][number];

interface Line {
  readonly head: string;
  readonly of: (side: Side) => string;
}

/** The facts that contradict, side by side: what differs between them is tinted. */
export function Sides({ exception }: { readonly exception: Exception }) {
  const { timeZone, today } = useDesk();
  const money = useMoneyText();
  const { sides } = exception;
  const lines: readonly Line[] = [
    { head: 'What', of: (side) => saidOf(side, money) },
    { head: 'Given as', of: ({ method }) => (method === undefined ? '' : methodWords[method]) },
    { head: 'Handed over', of: ({ inHand }) => handedOf(inHand, timeZone, today) },
    { head: 'When', of: ({ at }) => printWhen(at, timeZone, today) },
    { head: 'By', of: ({ by }) => by },
    { head: 'Note', of: ({ note }) => note ?? '' },
    { head: 'Counts', of: ({ counts }) => (counts ? 'Yes' : 'No, the other one does') },
  ];
  const told = lines.filter(
    ({ head, of }) =>
      sides.some((side) => of(side) !== '') &&
      (head !== 'Counts' || sides.some(({ counts }) => !counts)),
  );
  if (sides.length === 0) return null;
  return (
    <div className="sides scroll-thin">
      <table>
        <caption className="hidden-words">The entries that contradict, side by side</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-words">What is told</span>
            </th>
            {sides.map((side) => (
              <th key={side.factId} scope="col">
                <span className="sides-desk">{side.deskCode}</span> <Record side={side} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.map((line) => (
            <SideLine key={line.head} line={line} sides={sides} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether it is in the customer's hand, and who said so. */
function handedOf(inHand: Side['inHand'], timeZone: string, today: Day): string {
  if (inHand === undefined) return '';
  const { takenBack, handedOver, keptApart } = inHand;
  if (takenBack) {
    return ['Taken back: it does not count any more.', keptApart].filter(Boolean).join(' ');
  }
  if (keptApart !== undefined) return keptApart;
  if (handedOver === undefined) return 'Not yet, as far as anybody has noted';
  return `Yes: ${printWhenInside(handedOver.at, timeZone, today)}, ${handedOver.by}`;
}

function SideLine({ line, sides }: { readonly line: Line; readonly sides: readonly Side[] }) {
  const differs = new Set(sides.map(line.of)).size > 1;
  return (
    <tr data-differs={differs ? '' : undefined}>
      <th scope="row">{line.head}</th>
      {sides.map((side) => (
        <td key={side.factId}>{line.of(side)}</td>
      ))}
    </tr>
  );
}

function Record({ side: { about, number } }: { readonly side: Side }) {
  const href = about === undefined ? null : hrefOf(about.kind, about.id);
  const shown = about?.number ?? number ?? '';
  return href === null ? <span>{shown}</span> : <Link href={href}>{shown}</Link>;
}

function saidOf(
  { kind, amountMinor, resolution }: Side,
  money: (amountMinor: number) => string,
): string {
  const words =
    resolution === undefined
      ? ((historyWords as Readonly<Record<string, string>>)[kind] ?? kind)
      : decidedWords(resolution, amountMinor !== undefined);
  return words.replace('{amount}', amountMinor === undefined ? '' : money(amountMinor)).trim();
}
