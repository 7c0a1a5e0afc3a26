import type { Brand } from './brand.ts';

/** A UUIDv7 in its lower-case text form. */
export type Id<Name extends string> = Brand<string, Name>;

export type OrgId = Id<'org'>;
export type DeskId = Id<'desk'>;
export type StaffId = Id<'staff'>;
export type CustomerId = Id<'customer'>;
export type InvoiceId = Id<'invoice'>;
export type PaymentId = Id<'payment'>;
export type AllocationId = Id<'allocation'>;
export type RefundId = Id<'refund'>;
export type FactId = Id<'fact'>;

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text from outside can be the id of anything in a book. */
export const isId = (text: string): boolean => shape.test(text);

/** Reads an id from outside; null when no record can have it. */
export const parseId = <Name extends string>(text: string): Id<Name> | null =>
  isId(text) ? (text as Id<Name>) : null;
