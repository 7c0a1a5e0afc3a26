import type { Stripe } from 'stripe';
import { type FaultKind, faultKinds } from './faults.ts';
import { balanceNow } from './money.ts';
import { escape, pageFrame } from './page-frame.ts';
import { currencies } from './page-money.ts';
import { cardOf } from './plans.ts';
import type { Simulator } from './simulator.ts';
import { testCardNames } from './test-cards.ts';
import type { Settings, World } from './world.ts';

type Choice = 'refunds' | 'lowBalance' | 'charges' | 'reader' | 'keyIs';

/** What can be set, with the words of each choice. */
const choices: { readonly [Name in Choice]: readonly [string, Record<Settings[Name], string>] } = {
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
  keyIs: ['The key', { good: 'is good', wrong: 'is not known', expired: 'has expired' }],
};

/** The page on which somebody steers what the stand-in does. */
export function steeringPage({ world }: Simulator): string {
  const money = currencies(world);
  const { available, pending } = balanceNow(world);
  return pageFrame(
    "Stripe's stand-in",
    `<h1>Stripe's stand-in</h1>
<p class="quiet">Practice mode talks to this instead of to Stripe. What is set here happens to the desk.</p>
<p>Available <strong>${money.format(available)}</strong>, pending <strong>${money.format(pending)}</strong></p>
<form method="post" action="/steer">
<label>Put onto the balance (smallest coin)<input name="amount" inputmode="numeric" value="100000"></label>
<button name="do" value="top-up">Put on</button><button name="do" value="pay-out">Pay out all that is available</button></form>
<h2>How things go</h2>${settingsForm(world)}
<h2>What goes wrong next</h2>${faultForm(world)}
<h2>The card reader</h2>${readerForm(world)}
<h2>Charges</h2>${chargeTable(world)}
<h2>Refunds</h2>${refundTable(world)}
<h2>Disputes</h2>${disputeTable(world)}`,
  );
}

const options = (all: Readonly<Record<string, string>>, chosen: string): string =>
  Object.entries(all)
    .map(
      ([value, words]) =>
        `<option value="${value}"${value === chosen ? ' selected' : ''}>${escape(words)}</option>`,
    )
    .join('');

function settingsForm({ settings }: World): string {
  const fields = (Object.keys(choices) as Choice[])
    .map((name) => {
      const [label, words] = choices[name];
      return `<label>${label}<select name="${name}">${options(words, settings[name])}</select></label>`;
    })
    .join('');
  return `<form method="post" action="/steer"><div class="grid">${fields}</div>
<label>Answers take (ms)<input name="delayMs" inputmode="numeric" value="${settings.delayMs}"></label>
<button class="usual" name="do" value="set">Set</button></form>`;
}

function faultForm({ faults }: World): string {
  const waiting = faults
    .map(
      ({ fault, on, times }) =>
        `<li>${escape(faultKinds[fault])} <code>${escape(on === '' ? 'any request' : on)}</code> ${times < 0 ? 'until taken away' : `${times} more`}</li>`,
    )
    .join('');
  return `<form method="post" action="/steer">
<label>What<select name="fault">${options(faultKinds, '')}</select></label>
<label>To<select name="on">${options({ '': 'any request', 'POST /v1/refunds': 'a refund', 'POST /v1/payment_intents': 'a charge', 'GET /v1/refunds': 'looking a refund up', 'GET /v1/events': 'looking for news' }, '')}</select></label>
<label>How often<select name="times">${options({ 1: 'once', 2: 'twice', '-1': 'until taken away' }, '1')}</select></label>
<button name="do" value="befall">Let it happen</button><button name="do" value="calm">Take all away</button></form>
${waiting === '' ? '<p class="quiet">Nothing waits to go wrong.</p>' : `<ul>${waiting}</ul>`}`;
}

function readerForm(world: World): string {
  const [reader] = world.tables['terminal.reader'].values();
  const action = reader?.action?.status ?? 'waiting for nothing';
  const cards = Object.fromEntries(testCardNames.map((name) => [name, name]));
  return `<form method="post" action="/steer"><p>Status: ${escape(action)}</p>
<label>Card<select name="card">${options(cards, 'pm_card_visa')}</select></label>
<button name="do" value="present">Hold it to the reader</button></form>`;
}

const button = (act: string, id: string, words: string): string =>
  `<form method="post" action="/steer"><input type="hidden" name="id" value="${escape(id)}"><button name="do" value="${act}">${words}</button></form>`;

const table = (head: readonly string[], rows: ReadonlyArray<readonly string[]>): string =>
  rows.length === 0
    ? '<p class="quiet">None yet.</p>'
    : `<div class="wide"><table><thead><tr>${head.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>${rows
        .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
        .join('')}</tbody></table></div>`;

const shown = 50;
const newest = <T>(all: Iterable<T>): readonly T[] => [...all].toReversed().slice(0, shown);

function chargeTable(world: World): string {
  const money = currencies(world);
  return table(
    ['Charge', 'Card', 'Amount', 'Given back', 'Status', ''],
    newest(world.tables.charge.values()).map((one) => [
      `<code>${one.id}</code>`,
      escape(cardOf(world, one.id)),
      money.format(one.amount),
      money.format(one.amount_refunded),
      escape(one.disputed ? `${one.status}, disputed` : one.status),
      one.status === 'succeeded' && !one.disputed
        ? button('dispute', one.id, 'Dispute') + button('inquiry', one.id, 'Ask about it')
        : '',
    ]),
  );
}

function refundTable(world: World): string {
  const money = currencies(world);
  return table(
    ['Refund', 'Amount', 'Status', ''],
    newest(world.tables.refund.values()).map((one) => [
      `<code>${one.id}</code>`,
      money.format(one.amount),
      escape([one.status, one.pending_reason ?? one.failure_reason].filter(Boolean).join(', ')),
      stepsOf(one),
    ]),
  );
}

function stepsOf({ id, status }: Stripe.Refund): string {
  if (status === 'pending')
    return button('release', id, 'Let it go out') + button('fail', id, 'Let it fail');
  if (status === 'succeeded') return button('fail', id, 'Let it fail late');
  return status === 'requires_action' ? button('cancel', id, 'Cancel it') : '';
}

function disputeTable(world: World): string {
  const money = currencies(world);
  return table(
    ['Dispute', 'Amount', 'Status', ''],
    newest(world.tables.dispute.values()).map((one) => [
      `<code>${one.id}</code>`,
      money.format(one.amount),
      escape(one.status),
      /^(won|lost|warning_closed)$/.test(one.status)
        ? ''
        : button('won', one.id, 'The desk wins') + button('lost', one.id, 'The desk loses'),
    ]),
  );
}

/** Does what was pressed on the page. */
export function steer(simulator: Simulator, fields: URLSearchParams): void {
  const text = (name: string): string => fields.get(name) ?? '';
  const amount = Number.parseInt(text('amount'), 10);
  switch (text('do')) {
    case 'top-up':
      return amount > 0 ? simulator.topUp(amount) : undefined;
    case 'pay-out':
      return void simulator.payOut();
    case 'set':
      return simulator.set(settingsFrom(fields));
    case 'befall': {
      const fault = text('fault');
      if (!Object.hasOwn(faultKinds, fault)) return undefined;
      const times = Number.parseInt(text('times'), 10);
      return simulator.befall({ fault: fault as FaultKind, on: text('on'), times });
    }
    case 'calm':
      return simulator.calm();
    case 'present':
      return simulator.present(text('card'));
    case 'release':
      return simulator.release(text('id'));
    case 'fail':
      return simulator.fail(text('id'), 'expired_or_canceled_card');
    case 'cancel':
      return simulator.cancel(text('id'));
    case 'dispute':
    case 'inquiry':
      return simulator.dispute(text('id'), text('do') as 'dispute' | 'inquiry');
    case 'won':
    case 'lost':
      return simulator.decide(text('id'), text('do') as 'won' | 'lost');
    default:
      return undefined;
  }
}

function settingsFrom(fields: URLSearchParams): Partial<Settings> {
  const chosen = Object.fromEntries(
    (Object.keys(choices) as Choice[]).flatMap((name) => {
      const value = fields.get(name) ?? '';
      return Object.hasOwn(choices[name][1], value) ? [[name, value]] : [];
    }),
  );
  const delayMs = Number.parseInt(fields.get('delayMs') ?? '', 10);
  return { ...chosen, ...(delayMs >= 0 && delayMs <= 120_000 ? { delayMs } : {}) };
}
