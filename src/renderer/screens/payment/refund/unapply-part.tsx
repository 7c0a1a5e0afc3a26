import type { ReactNode } from 'react';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Figure } from '../../../ui/figures.tsx';
import { FieldFoot } from '../../../ui/field.tsx';
import { printDay } from '../../../ui/when.ts';
import type { Choices, RefundForm } from './use-refund.ts';

interface UnapplyPartProps {
  readonly form: RefundForm;
  readonly choices: Choices;
  readonly issue: ReactNode;
}

/** Which invoices the money comes off, in the order in which they are ticked. */
export function UnapplyPart({ form, choices, issue }: UnapplyPartProps) {
  const { draft, edit, preview } = form;
  const spare = choices.outcomes.find((row) => row.outcome === 'spare-credit');
  // Only where invoices must give something up, and only where there is more than one.
  const needed = spare?.can.allowed === false && draft.sent === null;
  if (choices.allocations.length < 2 || !needed) return null;
  const usual = (preview?.unapplied ?? []).map((part) => part.allocationId);
  const order = draft.unapply ?? usual;
  const toggle = (id: string, on: boolean) =>
    edit({ unapply: on ? [...order, id] : order.filter((it) => it !== id) });
  return (
    <fieldset className="refund-unapply" data-place="unapply">
      <legend className="hidden-words">Comes off</legend>
      <div className="field-cap">
        <span aria-hidden>Comes off</span>
        {draft.unapply === null ? (
          <span className="field-hint">newest first; tick to choose</span>
        ) : (
          <button type="button" className="cure" onClick={() => edit({ unapply: null })}>
            Newest first
          </button>
        )}
      </div>
      <ol className="refund-unapply-list">
        {choices.allocations.map((one) => (
          <Allocation
            key={one.id}
            one={one}
            place={order.indexOf(one.id)}
            takenMinor={
              preview?.unapplied.find((part) => part.allocationId === one.id)?.amountMinor
            }
            onToggle={(on) => toggle(one.id, on)}
          />
        ))}
      </ol>
      <FieldFoot id="refund-unapply-words" issue={issue} />
    </fieldset>
  );
}

interface AllocationProps {
  readonly one: Choices['allocations'][number];
  /** Where in the order it stands; -1 where it is left alone. */
  readonly place: number;
  readonly takenMinor: number | undefined;
  readonly onToggle: (on: boolean) => void;
}

const Allocation = ({ one, place, takenMinor, onToggle }: AllocationProps) => (
  <li title={`${one.number}, applied ${printDay(one.allocatedOn)}`}>
    <Checkbox checked={place !== -1} onChange={onToggle}>
      {place === -1 ? null : (
        <span className="refund-unapply-place">
          {place + 1}.<span className="hidden-words"> in order, </span>
        </span>
      )}
      {one.invoiceNumber}
    </Checkbox>
    <span className="small faint">
      {takenMinor === undefined ? null : (
        <>
          <b className="refund-unapply-taken">
            <Figure of={takenMinor} />
          </b>{' '}
          of{' '}
        </>
      )}
      <Figure of={one.amountMinor} />
    </span>
  </li>
);
