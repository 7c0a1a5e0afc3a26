import { useSearch } from 'wouter';
import type { PaymentView } from '../../../../shared/contract/views.ts';
import { reasonWords } from '../../../words/methods.ts';
import type { ReasonCode, RefundDraft } from './refund-draft.ts';
import { RefundSheet } from './refund-sheet.tsx';
import { ofPayment } from './refund-source.ts';

/** Gives a payment back; whoever came from another form brings along what they said there. */
export function RefundOfPayment({ payment }: { readonly payment: PaymentView }) {
  const said = new URLSearchParams(useSearch());
  return <RefundSheet source={ofPayment(payment, startOf(said))} />;
}

const isReason = (code: string | null): code is ReasonCode =>
  code !== null && Object.hasOwn(reasonWords, code);

function startOf(said: URLSearchParams): Partial<RefundDraft> {
  const code = said.get('reason');
  const amount = said.get('amount');
  const text = said.get('note');
  const ticket = said.get('ticket');
  return {
    ...(isReason(code) ? { code } : {}),
    ...(amount === null ? {} : { kind: 'fixed' as const, fixed: amount }),
    ...(text === null ? {} : { text }),
    ...(ticket === null ? {} : { ticket }),
  };
}
