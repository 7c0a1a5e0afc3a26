import './figures.css';
import type { ReactNode } from 'react';
import { formatFigure, formatMoney } from '../../shared/money/format.ts';
import { useDesk } from './desk-context.tsx';
import { Icon } from './icon.tsx';

interface FigureProps {
  readonly of: number;
  /** In a column a nothing is a dash, so that the eye finds what is there. */
  readonly dash?: boolean | undefined;
  readonly strong?: boolean | undefined;
  /** It is taken away here, so it stands with a minus. */
  readonly less?: boolean | undefined;
  /** Below nothing is a contradiction here, and shown as one. */
  readonly alarm?: boolean | undefined;
}

// The screen never compares money: whether it is nothing or below nothing is read off the print.
const isNothing = (printed: string): boolean => !/[1-9]/.test(printed);
const isBelow = (printed: string): boolean => printed.startsWith('\u2212');

/** Taking away what is below nothing adds it. */
const takenAway = (printed: string): string =>
  isBelow(printed) ? printed.slice(1) : `\u2212${printed}`;

/** A figure for a ruled column: no currency sign. */
export function Figure(props: FigureProps) {
  const { of, dash = false, strong = false, less = false, alarm = false } = props;
  const printed = formatFigure(of, useDesk().currency);
  if (dash && isNothing(printed)) return <span className="figure figure-nothing">–</span>;
  if (less && !isNothing(printed)) return <span className="figure">{takenAway(printed)}</span>;
  const classes = [
    'figure',
    alarm && isBelow(printed) ? 'figure-below' : '',
    strong ? 'strong' : '',
  ];
  return <span className={classes.join(' ')}>{printed}</span>;
}

/** An amount in a sentence or at a total: with the currency's sign. */
export function Money({ of, strong = false }: FigureProps) {
  const printed = formatMoney(of, useDesk().currency);
  return <span className={strong ? 'figure strong' : 'figure'}>{printed}</span>;
}

/** The amount that a record is about, large. */
export const Amount = ({ of }: { readonly of: number }) => (
  <span className="amount">
    <Money of={of} />
  </span>
);

/** A function that prints amounts with the currency's sign, for sentences and buttons. */
export function useMoneyText(): (amountMinor: number) => string {
  const { currency } = useDesk();
  return (amountMinor) => formatMoney(amountMinor, currency);
}

/** Whether an amount prints as nothing at all. */
export function useIsNothing(): (amountMinor: number) => boolean {
  const { currency } = useDesk();
  return (amountMinor) => isNothing(formatFigure(amountMinor, currency));
}

interface ChangeRowProps {
  readonly label: ReactNode;
  /** Left out where only what it changes by may be shown. */
  readonly beforeMinor?: number | undefined;
  readonly afterMinor: number;
  readonly sub?: ReactNode;
}

/** A figure as it is and as it will be. What stays the same steps back. */
export function ChangeRow({ label, beforeMinor, afterMinor, sub }: ChangeRowProps) {
  const { currency } = useDesk();
  const after = formatFigure(afterMinor, currency);
  const before = beforeMinor === undefined ? undefined : formatFigure(beforeMinor, currency);
  return (
    <div className="change" data-same={before === after ? '' : undefined}>
      <span className="change-label">
        {label}
        {sub === undefined ? null : <span className="change-sub">{sub}</span>}
      </span>
      {before === undefined ? null : (
        <span className="change-before">
          {before}
          <Icon name="right" size={12} />
          <span className="hidden-words"> becomes </span>
        </span>
      )}
      <span className="change-after">{after}</span>
    </div>
  );
}

interface TotalRowProps {
  readonly label: ReactNode;
  readonly amountMinor: number;
  /** `sum` has an ink rule above it, `grand` a double rule below it and the currency's sign. */
  readonly kind?: 'part' | 'sum' | 'grand' | undefined;
  readonly less?: boolean | undefined;
}

/** One line of a reckoning; the last one stands over a double rule. */
export const TotalRow = ({ label, amountMinor, kind = 'part', less }: TotalRowProps) => (
  <div className={`total-row total-row-${kind}`}>
    <span>{label}</span>
    {kind === 'grand' ? <Money of={amountMinor} /> : <Figure of={amountMinor} less={less} />}
  </div>
);
