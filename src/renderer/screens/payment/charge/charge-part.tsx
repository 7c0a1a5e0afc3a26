import './charge.css';
import { useState } from 'react';
import type { PaymentView } from '../../../../shared/contract/views.ts';
import { Note } from '../../../ui/note.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { chargeWords as words } from '../../../words/cards.ts';
import { CallOff } from './call-off.tsx';
import { ChargePage } from './charge-page.tsx';
import { ChargeFailed } from './charge-failed.tsx';
import type { ChargeProps } from './charge-props.ts';

const heads = {
  waiting: words.waiting,
  'at-the-reader': words.atReader,
  'at-the-page': words.atPage,
  checking: words.checking,
  'calling-off': words.callingOff,
  elsewhere: words.elsewhere,
} as const;

/** The charge of a card, as it happens: what is waited for, what became of it, what is next. */
export function ChargePart({ payment }: { readonly payment: PaymentView }) {
  const { charge } = payment;
  // Whoever saw it wait is told that it is paid; whoever comes later sees the payment itself.
  const [sawItWait] = useState(charge !== undefined && charge.step !== 'paid');
  if (charge === undefined) return null;
  if (charge.step === 'failed') return <ChargeFailed payment={payment} charge={charge} />;
  if (charge.step === 'paid') {
    return sawItWait ? (
      <Note kind="good" title={words.paid} live>
        {charge.sentence}
      </Note>
    ) : null;
  }
  return <ChargeUnderWay payment={payment} charge={charge} step={charge.step} />;
}

interface UnderWayProps extends ChargeProps {
  readonly step: keyof typeof heads;
}

const ChargeUnderWay = ({ payment, charge, step }: UnderWayProps) => (
  <section className="charge" aria-label={heads[step]}>
    <div className="charge-head" role="status">
      <Spinner size={20} />
      {heads[step]}
    </div>
    <p>{charge.sentence}</p>
    {step === 'at-the-page' ? <ChargePage payment={payment} charge={charge} /> : null}
    <div className="charge-actions">
      <CallOff payment={payment} charge={charge} />
    </div>
  </section>
);
