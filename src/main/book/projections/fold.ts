import { unreachable } from '../../../shared/base/assert.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import {
  type FactBody,
  type FactType,
  isKnownFact,
  readBody,
} from '../../../shared/ledger/fact-types.ts';
import type { WriteDb } from '../../db/handle.ts';
import { addAllocation, takeFromAllocation } from './allocation.ts';
import { addInvoice, changeInvoice } from './invoice.ts';
import { postJournal } from './journal.ts';
import { addPayment, changePayment } from './payment.ts';
import { addRefund, cancelRefund, draftRefund, handOverRefund } from './refund.ts';

/**
 * Folds one fact into the tables that views read. Every change is a sum, so facts of different
 * chains may come in any order; nothing is decided here, all figures stand in the fact.
 */
export function fold(tx: WriteDb, n: number, fact: Fact): void {
  if (!isKnownFact(fact.type, fact.v)) return;
  const typed = { type: fact.type, body: readBody(fact.type, fact.body) } as KnownFact;
  const postedOn = foldBody(tx, n, typed) ?? fact.businessDay;
  postJournal(tx, n, postedOn, typed.body.journal);
}

type KnownFact = { [Type in FactType]: { type: Type; body: FactBody<Type> } }[FactType];

/** Folds the body, and answers the day of its document where it has one. */
function foldBody(tx: WriteDb, n: number, fact: KnownFact): Fact['businessDay'] | undefined {
  switch (fact.type) {
    case 'book-founded':
      return undefined;
    case 'invoice-issued':
      addInvoice(tx, n, fact.body);
      return fact.body.issuedOn;
    case 'invoice-voided':
      changeInvoice(tx, fact.body.invoice, { voids: 1 });
      return undefined;
    case 'payment-recorded':
      addPayment(tx, n, fact.body);
      for (const part of fact.body.allocations) addAllocation(tx, n, fact.body, part);
      return fact.body.receivedOn;
    case 'payment-reversed':
      foldReversal(tx, fact.body);
      return undefined;
    case 'allocation-made':
      addAllocation(tx, n, fact.body, fact.body);
      return undefined;
    case 'allocation-removed':
      takeFromAllocation(tx, fact.body);
      changePayment(tx, fact.body.payment, { applied: -fact.body.amountMinor });
      return undefined;
    case 'refund-drafted':
      draftRefund(tx, n, fact.body);
      return undefined;
    case 'refund-made':
      addRefund(tx, n, fact.body);
      return fact.body.refundedOn;
    case 'refund-canceled':
      // A draft posted nothing, so its end has no journal to mirror.
      cancelRefund(tx, fact.body, fact.body.journal.length > 0);
      return undefined;
    case 'refund-handed-over':
      handOverRefund(tx, fact.body.refund);
      return undefined;
    default:
      return unreachable(fact);
  }
}

function foldReversal(tx: WriteDb, body: FactBody<'payment-reversed'>): void {
  let unapplied = 0;
  for (const part of body.unapplied) {
    takeFromAllocation(tx, part);
    unapplied += part.amountMinor;
  }
  changePayment(tx, body.payment, {
    captured: -body.amountMinor,
    applied: -unapplied,
    reversals: 1,
  });
}
