import { faultKinds } from './faults.ts';
import { escape } from './page-frame.ts';
import { testCardNames, testCardWords } from './test-cards.ts';
import type { Settings, World } from './world.ts';

type Choice = 'refunds' | 'lowBalance' | 'charges' | 'reader' | 'keyIs';

/** What can be set, with the words of each choice. */
export const choices: {
  readonly [Name in Choice]: readonly [string, Record<Settings[Name], string>];
} = {
  reader: [
    'The card reader',
    {
      ready: 'is ready',
      offline: 'is offline',
      busy: 'is busy',
      'times-out': 'waits in vain',
      broken: 'is broken',
    },
  ],
  charges: [
    'Charges',
    {
      'as-the-card-says': 'as the test card says',
      declined: 'are declined',
      processing: 'take a minute',
    },
  ],
  refunds: [
    'Refunds',
    {
      'as-the-card-says': 'as the test card says',
      'stay-pending': 'stay pending',
      'fail-at-once': 'fail at once',
      'fail-later': 'succeed, and fail a minute later',
      'need-action': 'wait for the customer',
    },
  ],
  lowBalance: [
    'Where the balance is too low',
    {
      ignored: 'refunds go out all the same',
      pending: 'refunds wait for money',
      refused: 'refunds are refused',
    },
  ],
  keyIs: ['The key', { good: 'is good', wrong: 'is not known', expired: 'has expired' }],
};
export const choiceNames = Object.keys(choices) as readonly Choice[];

/** Cards come to the reader by themselves, or only when somebody holds one to it here. */
const cardsCome = { self: 'comes by itself after a moment', here: 'is held to it on this page' };

const feesKept = { none: 'nothing', takes: 'a fee of 2 %' };

/** The steps of a key that can be taken from it. */
export const rights = {
  'POST /v1/refunds': 'give money back',
  'POST /v1/payment_intents': 'charge cards',
  'POST /v1/checkout': 'make pages to pay on',
  'POST /v1/terminal': 'use the reader',
  'GET /v1/balance': 'see the balance',
  'GET /v1/events': 'see what changed',
} as const;

type Options = ReadonlyArray<readonly [value: string, words: string]>;

const options = (all: Options, chosen: string): string =>
  all
    .map(
      ([value, words]) =>
        `<option value="${value}"${value === chosen ? ' selected' : ''}>${escape(words)}</option>`,
    )
    .join('');

const select = (name: string, label: string, all: Options, chosen: string): string =>
  `<label>${label}<select name="${name}">${options(all, chosen)}</select></label>`;

export function settingsForm({ settings }: World): string {
  const fields = choiceNames.map((name) => {
    const [label, words] = choices[name];
    return select(name, label, Object.entries(words), settings[name]);
  });
  const comes = settings.cardsComeBySelf ? 'self' : 'here';
  const cards = select('cards', 'A card at the reader', Object.entries(cardsCome), comes);
  const takes = settings.takesApplicationFees ? 'takes' : 'none';
  const fees = select('fees', 'A platform keeps of each charge', Object.entries(feesKept), takes);
  return `<form method="post" action="/steer"><div class="grid">${fields.join('')}${cards}${fees}
<label>Every answer takes (thousandths of a second)<input name="delayMs" inputmode="numeric" value="${settings.delayMs}"></label></div>
<button class="usual" name="do" value="set">Set</button></form>`;
}

/** What a fault can be let happen to. */
const targets: Options = [
  ['', 'any request'],
  ['POST /v1/refunds', 'a refund'],
  ['POST /v1/payment_intents', 'a charge'],
  ['POST /v1/terminal', 'the card reader'],
  ['POST /v1/checkout', 'a page to pay on'],
  ['GET /v1/refunds', 'looking a refund up'],
  ['GET /v1/events', 'looking for news'],
];
const times: Options = [
  ['1', 'once'],
  ['2', 'twice'],
  ['-1', 'until taken away'],
];

export function faultForm({ faults }: World): string {
  const waiting = faults.map((rule) => {
    const on = targets.find(([start]) => start === rule.on)?.[1] ?? rule.on;
    const often = rule.times < 0 ? 'until taken away' : `${rule.times} more`;
    return `<li>${escape(faultKinds[rule.fault])}: ${escape(on)}, ${often}</li>`;
  });
  return `<form method="post" action="/steer">
${select('fault', 'What', Object.entries(faultKinds), 'time-out-after')}
${select('on', 'To', targets, '')}${select('times', 'How often', times, '1')}
<button name="do" value="befall">Let it happen</button><button name="do" value="calm">Take all away</button></form>
${waiting.length === 0 ? '<p class="quiet">Nothing waits to go wrong.</p>' : `<ul>${waiting.join('')}</ul>`}`;
}

export function rightsForm({ settings }: World): string {
  const boxes = Object.entries(rights).map(([start, words]) => {
    const checked = settings.forbidden.includes(start) ? ' checked' : '';
    return `<label class="tick"><input type="checkbox" name="forbidden" value="${start}"${checked}>${words}</label>`;
  });
  return `<form method="post" action="/steer"><div class="ticks">${boxes.join('')}</div>
<button name="do" value="forbid">Set</button></form>`;
}

/** What the reader shows. */
const readerStates: Readonly<Record<string, string>> = {
  in_progress: 'asks for a card',
  succeeded: 'took the card',
  failed: 'did not take the card',
};

export function readerForm(world: World): string {
  const [reader] = world.tables['terminal.reader'].values();
  const state = readerStates[reader?.action?.status ?? ''] ?? 'waits for nothing';
  const cards = testCardNames.map((name) => [name, testCardWords(name)] as const);
  return `<p>It <strong>${state}</strong>.</p><form method="post" action="/steer">
${select('card', 'Card', cards, 'pm_card_visa')}
<button class="usual" name="do" value="present">Hold it to the reader</button></form>`;
}
