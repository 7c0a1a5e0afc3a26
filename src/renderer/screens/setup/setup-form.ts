import type { CallInput } from '../../../shared/contract/contract.ts';
import { setupWords } from '../../words/setup.ts';

/** What is typed on the first run, without the PINs, which are never kept. */
export interface SetupDraft {
  readonly businessName: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly deskName: string;
  /** Empty while it follows the desk's name. */
  readonly deskCode: string;
  readonly managerName: string;
}

export interface Pins {
  readonly pin: string;
  readonly again: string;
}

export type SetupIssues = Readonly<Record<string, string | undefined>>;

/** What can be said before the desk is asked, by the paths that the desk uses too. */
export function issuesOf(draft: SetupDraft, pins: Pins): SetupIssues {
  const needed = (text: string) => (text.trim() === '' ? setupWords.needed : undefined);
  const short = /^\d{4,12}$/.test(pins.pin) ? undefined : setupWords.pinShort;
  return {
    'business.name': needed(draft.businessName),
    'desk.name': needed(draft.deskName),
    'manager.name': needed(draft.managerName),
    'manager.pin': short,
    again: short === undefined && pins.pin !== pins.again ? setupWords.pinsDiffer : undefined,
  };
}

export const setupInput = (
  attemptId: string,
  draft: SetupDraft & { readonly code: string },
  pin: string,
): CallInput<'setup.create'> => ({
  attemptId,
  business: { name: draft.businessName, currency: draft.currency, timeZone: draft.timeZone },
  desk: { name: draft.deskName, code: draft.code },
  manager: { name: draft.managerName, pin },
});
