import type { z } from 'zod';
import { cardCalls } from './calls/cards.ts';
import { creditCalls } from './calls/credits.ts';
import { customerCalls } from './calls/customers.ts';
import { deskCalls, paperCalls } from './calls/desk.ts';
import { exceptionCalls } from './calls/exceptions.ts';
import { invoiceCalls } from './calls/invoices.ts';
import { ledgerCalls } from './calls/ledger.ts';
import { paymentCalls } from './calls/payments.ts';
import { refundCalls } from './calls/refunds.ts';
import { safeCalls } from './calls/safe.ts';
import { settingsCalls } from './calls/settings.ts';
import { setupCalls } from './calls/setup.ts';
import { staffCalls } from './calls/staff.ts';
import { syncCalls } from './calls/sync.ts';
import type { Result } from '../base/result.ts';
import type { Refusal } from './failures.ts';

/**
 * Everything that can be asked of a desk. The preload, both transports, the renderer's client and
 * the reference page are computed from this one object.
 */
export const contract = {
  ...setupCalls,
  ...settingsCalls,
  ...staffCalls,
  ...customerCalls,
  ...invoiceCalls,
  ...paymentCalls,
  ...cardCalls,
  ...refundCalls,
  ...creditCalls,
  ...exceptionCalls,
  ...deskCalls,
  ...safeCalls,
  ...ledgerCalls,
  ...syncCalls,
  ...paperCalls,
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;

/** What a caller may send, before the desk has checked it. */
export type CallInput<Name extends CallName> = z.input<Contract[Name]['input']>;
/** What an action or a query receives, after the desk has checked it. */
export type CallRequest<Name extends CallName> = z.output<Contract[Name]['input']>;
/** What a caller gets back. */
export type CallValue<Name extends CallName> = z.output<Contract[Name]['output']>;
/** Every answer of the bridge: a value, or a refusal with its kind, its facts and its sentence. */
export type Reply<Name extends CallName> = Result<CallValue<Name>, Refusal>;

/** The names of all calls, in the order of the contract. */
export const callNames = Object.keys(contract) as readonly CallName[];

/** Whether a text from outside names a call. */
export const isCallName = (name: string): name is CallName => Object.hasOwn(contract, name);
