import type { CallInput } from '../../../shared/contract/contract.ts';
import { personWords as words } from '../../words/settings.ts';
import { setupWords } from '../../words/setup.ts';
import type { Person } from './people.tsx';

/** What is typed of a person, without the PINs, which are never kept. */
export interface PersonDraft {
  readonly name: string;
  readonly role: Person['role'];
  /** As typed; empty is no limit. */
  readonly limit: string;
  readonly active: 'yes' | 'no';
}

export interface Pins {
  readonly pin: string;
  readonly again: string;
}

export type PersonIssues = Readonly<Record<string, string | undefined>>;

interface Checked {
  readonly draft: PersonDraft;
  readonly pins: Pins;
  readonly isNew: boolean;
  /** The limit as an amount; null where none is set or it can't be read. */
  readonly limitMinor: number | null;
}

/** What can be said before the desk is asked, by the paths that the desk uses too. */
export function issuesOf({ draft, pins, isNew, limitMinor }: Checked): PersonIssues {
  const pinNeeded = isNew || pins.pin !== '';
  const short = pinNeeded && !/^\d{4,12}$/.test(pins.pin) ? setupWords.pinShort : undefined;
  const differ = short === undefined && pins.pin !== pins.again ? setupWords.pinsDiffer : undefined;
  const limitWrong = draft.limit.trim() !== '' && limitMinor === null;
  return {
    name: draft.name.trim() === '' ? setupWords.needed : undefined,
    refundLimitMinor: limitWrong ? words.limitIssue : undefined,
    pin: short,
    again: differ,
  };
}

export const createInput = (attemptId: string, checked: Checked): CallInput<'staff.create'> => ({
  attemptId,
  name: checked.draft.name,
  role: checked.draft.role,
  pin: checked.pins.pin,
  ...(checked.limitMinor === null ? {} : { refundLimitMinor: checked.limitMinor }),
});

export const updateInput = (
  attemptId: string,
  id: string,
  { draft, pins, limitMinor }: Checked,
): CallInput<'staff.update'> => ({
  attemptId,
  id,
  name: draft.name,
  role: draft.role,
  refundLimitMinor: limitMinor,
  active: draft.active === 'yes',
  ...(pins.pin === '' ? {} : { pin: pins.pin }),
});
