import { counted, entries } from './counted.ts';

/** The words of sync: the hub that the desks of one business share. */
export const syncWords = {
  title: 'Sync',
  settings: 'Settings',
  lead: 'Desks of one business share what they write through a hub. Each goes on alone while it is out of reach.',
  open: 'Open sync',
  onlyManagers: 'Only a manager can do this.',
  noHub: 'This desk works by itself.',
  hub: 'Hub',
  state: 'The hub',
  connected: 'Answers',
  working: 'Working offline',
  away: 'Does not answer',
  lastSynced: 'Last synced',
  never: 'Not yet',
  waits: 'Waiting here',
  nothingWaits: 'Nothing',
  allArrived: 'everything written here has arrived',
  unheard: 'what other desks write now is not heard here',
  oldest: 'oldest',
  now: 'Sync now',
  nowSynced: 'Everything is synced.',
  stillWaiting: 'Not everything has gone over yet. The page says why.',
  offline: 'Work offline',
  offlineHelp:
    'Everything works and waits here until this is off again. Other desks do not see what you write meanwhile.',
  export: 'Save what waits',
  failures: 'What the hub did not take',
  desks: 'Desks',
  desk: 'Desk',
  heard: 'Last heard of',
  thisDesk: 'this desk',
  outSince: 'Shut out since',
  stands: 'State',
  works: 'Let in',
  /** A desk for which nobody has vouched, and what waits for that. */
  notAdmitted: (waiting: number) =>
    `Not let in yet; ${entries(waiting)} ${waiting === 1 ? 'waits' : 'wait'}. The desk that made its code does it by itself.`,
  notSynced: 'Not synced.',
  pair: 'Let another desk come',
  pairLead:
    'A code is good for one desk and for half an hour. Type address and code on the new desk, on the page “Join a hub”.',
  onlyHere:
    'This address is good on this computer only. For other computers start the hub with --host and the address of its computer in your network, and join from here again, under that address and with a code made there: npm run hub -- pair.',
  code: 'Code',
  address: 'Address',
  goodUntil: 'Good until',
  pairAway: 'The hub makes the code, and it does not answer just now.',
  pairOffline: 'The hub makes the code, and this desk works offline: switch that off first.',
  shutOutVerb: 'Shut out',
  shutOutAsk: 'Shut out…',
  shutOutTitle: (name: string): string => `Shut ${name} out`,
  shutOutAbout:
    'What the hub has of this desk counts, and stays. From now on it gets nothing, and what it still brings is kept apart until a manager has looked at each entry. It can’t be let in again: it would have to join as a new desk.',
  shutOutKeep: 'Let it stay',
  isShutOut: 'is shut out',
  statusOffline: 'Offline',
  statusSync: 'Sync:',
  statusWaiting: 'to send',
  statusSynced: 'Synced',
  hubAway: 'Hub away',
  statusShutOut: 'Shut out',
  moreWait: (more: number): string => `and ${entries(more)} more: save what waits to see all.`,
} as const;

export const joinWords = {
  title: 'Join a hub',
  lead: 'Another desk of this business is set up already. This one is filled with its book and then works like it.',
  ownLead:
    'This desk brings its book to the hub, so that other desks can come. A hub that keeps another book refuses it. The first code is made on the computer of the hub: npm run hub -- pair.',
  movedTitle: 'The hub is elsewhere now',
  movedLead:
    'Does the hub answer at another address? Type that one, with a code made on the computer of the hub: npm run hub -- pair. Nothing that waits here is lost.',
  managers: 'A manager joins this desk to a hub, on this page.',
  instead: 'Join a hub instead',
  back: 'Open a new book instead',
  hub: 'The hub',
  hubSub:
    'A manager makes the code at a desk of the book: Settings, Sync, Let another desk come. The hub itself makes one, too: npm run hub -- pair.',
  address: 'Address',
  addressHint: 'https://192.168.1.20:4710',
  code: 'Pairing code',
  codeHint: 'good once',
  desk: 'This desk',
  deskSub: 'Its code stands in front of every number, and no other desk may have it.',
  deskName: 'Desk name',
  deskCode: 'Desk code',
  deskCodeHint: 'up to 6 letters and figures',
  join: 'Join the hub',
  filling: 'Fetching the book',
  needed: 'This is needed.',
  joined: 'This desk has joined the hub.',
} as const;

export const arrivalWords = {
  here: {
    word: 'Saved here',
    means: 'Safe on this computer. It goes to the hub when that can be reached.',
  },
  sending: { word: 'Sending', means: 'Safe on this computer, and on its way to the hub.' },
  apart: {
    word: 'Decided elsewhere',
    means:
      'This desk was shut out: a manager at another desk decides whether this counts, and only other desks show what they decided.',
  },
  arrived: { word: 'Arrived', means: 'The hub has it, and the other desks get it from there.' },
} as const;

export const signOutWords = {
  title: 'Not everything has been sent',
  about: (count: number): string =>
    `${entries(count)} of this desk ${count === 1 ? 'has' : 'have'} not arrived at the hub. Nothing is lost: ${count === 1 ? 'it is' : 'they are'} safe on this computer and ${count === 1 ? 'goes' : 'go'} over by ${count === 1 ? 'itself' : 'themselves'} while Tillbook is open. Other desks do not see ${count === 1 ? 'it' : 'them'} until then.`,
  allTitle: 'Everything has been sent',
  allSays: 'All that was written at this desk has arrived at the hub meanwhile.',
  stay: 'Stay signed in',
  look: 'See what waits',
  leave: 'Sign out',
} as const;

/** What waits that is no act: something about a person, or how the business works. */
export const recordSetWords: Readonly<Record<string, string>> = {
  'customer-set': 'Customer entered or changed',
  'staff-set': 'Somebody who works here entered or changed',
  'business-set': 'The business’s own details changed',
  'desk-set': 'A desk’s name changed',
  'settings-set': 'A setting changed',
  'invoice-draft-set': 'An invoice begun',
};

interface Refused {
  readonly desk: string;
  readonly cash?:
    | { readonly drawer: string; readonly way: 'in' | 'out'; readonly amountMinor: number }
    | undefined;
  readonly neededBy?: readonly string[] | undefined;
  readonly noted?: boolean | undefined;
}

export const apartWords = {
  title: 'Kept apart',
  lead: 'This came from a desk after it was shut out. Nothing of it counts until somebody has looked at it. Compare it with the paper and the drawer.',
  admit: 'Let it count',
  refuse: 'Refuse it',
  refuseTitle: (number: string | undefined) => `Refuse ${number ?? 'it'}`,
  isRefused: 'Refused: it is never counted.',
  admitTitle: (number: string | undefined) => `Let ${number ?? 'it'} count`,
  admitAbout: (desk: string, day: string): string =>
    `It is entered at this desk as ${desk} wrote it, for ${day}, and counts at every desk. It can’t be refused any more; if it contradicts something, that will stand under To resolve.`,
  movesNothing: 'No money moves by it.',
  /** What hangs on it can't count without it. */
  refuseAbout: (row: Refused, money: (amountMinor: number) => string): string => {
    const hang = [...(row.neededBy ?? []), ...(row.noted === true ? ['what was noted of it'] : [])];
    const says = [`It never counts. Every desk but ${row.desk} is told so.`];
    if (row.cash !== undefined) {
      const { drawer, way, amountMinor } = row.cash;
      says.push(
        way === 'out'
          ? `If ${money(amountMinor)} did leave ${drawer}, it is missing there by the book.`
          : `If ${money(amountMinor)} did go into ${drawer}, it is too much there by the book.`,
      );
    }
    if (hang.length > 0) {
      const what = hang.join(' and ');
      says.push(
        `${what.slice(0, 1).toUpperCase()}${what.slice(1)} ${hang.length === 1 ? 'hangs' : 'hang'} on it and can’t count without it: what really happened there has to be entered anew.`,
      );
    }
    return says.join(' ');
  },
  needs: ({ number, refused }: { readonly number: string; readonly refused: boolean }): string =>
    number === ''
      ? 'It hangs on a record that is not in this book.'
      : refused
        ? `It hangs on ${number}, which was refused: refuse it, too, and enter what really happened anew.`
        : `It hangs on ${number}: let that count first.`,
  managers: 'A manager decides about each, on the Sync page.',
  later: 'Decide later',
  decide: 'Decide on the Sync page',
  more: (others: number) => `${counted(others)} more ${others === 1 ? 'is' : 'are'} kept apart.`,
  allDecided: 'Nothing is kept apart any more.',
  notAll: (shown: number) =>
    `The oldest ${counted(shown)}. The others follow as these are decided.`,
  counts: 'It counts now, at every desk.',
  written: 'Written',
  came: 'at the hub',
} as const;
