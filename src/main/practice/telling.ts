import type { Agenda } from './agenda.ts';
import type { Front } from './front.ts';
import type { Person } from './people.ts';
import type { Chance } from './seeded.ts';

/** A customer in the story, with what is still open and what lies on account. */
export interface Patient {
  readonly id: string;
  readonly person: Person;
  readonly open: Array<{ readonly invoiceId: string; readonly amountMinor: number }>;
  deposit: string | null;
  /** Credit for a service that failed, not used yet. */
  creditMinor: number;
}

/** The story's own memory and hands. */
export interface Telling {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly front: Front;
  readonly patients: Patient[];
  /** Told of each payment, so that some of them can be given back. */
  paid(paymentId: string): void;
}
