import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { DeskId, StaffId } from '../../shared/base/ids.ts';
import type { CallName, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { splitBody } from '../../shared/ledger/fact-types.ts';
import { instantOf } from '../book/business-day.ts';
import type { Done, Writing } from '../book/writing.ts';
import { staffName } from '../queries/people.ts';
import { idToKey } from '../db/keys.ts';
import { refusalEffect, type KeptApart } from '../sync/kept-apart.ts';
import { readDesks } from '../sync/other-desks.ts';
import type { DeskContext } from './desk-context.ts';
import { commandOf, type Handler } from './handler.ts';

// A desk that was lost or must not write any more, and what it had written that nobody had yet.

/** [Y26] Shuts a desk out. What the hub had of it by then counts, and is named in the book. */
export const revoke: Handler<'sync.revoke'> = (desk, input) =>
  written(desk, 'sync.revoke', input, async () => {
    if (desk.book.identity()?.desk === input.deskId) return fail({ kind: 'desk-is-own' });
    const revoked = await desk.sync.revoke(input.deskId as DeskId);
    if (!revoked.ok) return revoked;
    const { last } = revoked.value;
    return ok((writing: Writing) =>
      writing.post({
        type: 'desk-revoked',
        effect: `revoke:${input.deskId}`,
        subjects: [input.deskId],
        body: { desk: input.deskId, last, journal: [] },
      }),
    );
  });

/** What is kept apart and nobody has looked at, with its dates. */
export const apart: Handler<'sync.apart'> = async (desk) => {
  const kept = await desk.sync.apart();
  return kept.ok ? ok({ rows: kept.value.map((one) => rowOf(desk, one)) }) : kept;
};

/** [Y27] Lets one entry count: it is entered again at this desk, with whoever agreed to that. */
export const admit: Handler<'sync.admit'> = (desk, input) =>
  written(desk, 'sync.admit', input, async () => {
    const kept = await find(desk, input.factId);
    if (!kept.ok) return kept;
    const { fact, words } = kept.value;
    return ok((writing: Writing) => writing.again(fact, words));
  });

/** [Y27] Lets one entry not count. */
export const refuse: Handler<'sync.refuse'> = (desk, input) =>
  written(desk, 'sync.refuse', input, async () => {
    const kept = await find(desk, input.factId);
    if (!kept.ok) return kept;
    const { id, desk: by } = kept.value.fact;
    return ok((writing: Writing) => {
      const words = writing.words({ reason: input.reason });
      return writing.post({
        type: 'fact-refused',
        effect: refusalEffect(id),
        subjects: [by],
        body: { fact: id, desk: by, text: words.hash, journal: [] },
        words,
      });
    });
  });

async function find(desk: DeskContext, id: string): Promise<Result<KeptApart, Failure>> {
  const kept = await desk.sync.apart();
  if (!kept.ok) return kept;
  const found = kept.value.find(({ fact }) => fact.id === id);
  return found === undefined ? fail({ kind: 'not-apart' }) : ok(found);
}

/** Asks the hub first, and writes then; an attempt that was carried out asks nobody again. */
async function written(
  desk: DeskContext,
  call: CallName,
  input: object,
  prepare: () => Promise<Result<(writing: Writing) => Done, Failure>>,
): Promise<Result<CallValue<'sync.admit'>, Failure>> {
  const actor = desk.session.who(desk.book);
  if (actor === null) return fail({ kind: 'not-signed-in' });
  const command = commandOf(call, input, actor.id satisfies StaffId);
  const earlier = desk.book.earlier(command);
  if (!earlier.ok) return earlier;
  if (earlier.value !== null) return ok(answerOf(earlier.value));
  const prepared = await prepare();
  if (!prepared.ok) return prepared;
  const done = desk.book.carryOut<Failure>(command, (writing) => ok(prepared.value(writing)));
  if (!done.ok) return done;
  desk.tell({ kind: 'changed', subjects: [] });
  return ok(answerOf(done.value));
}

const answerOf = (done: Done): CallValue<'sync.admit'> => ({
  factId: done.kind === 'posted' ? done.fact.id : '',
});

function rowOf(
  { book: { read } }: DeskContext,
  { fact, cameAtMs }: KeptApart,
): CallValue<'sync.apart'>['rows'][number] {
  const { act } = splitBody(fact.body);
  const body = act as Readonly<Record<string, unknown>>;
  const amount = body['amountMinor'] ?? body['totalMinor'];
  const from = readDesks(read).find(({ desk }) => desk === (fact.desk satisfies DeskId));
  return {
    id: fact.id,
    type: fact.type,
    at: fact.at,
    businessDay: fact.businessDay,
    desk: from?.name ?? '',
    by: staffName(read, idToKey(fact.actor)),
    cameAt: instantOf(cameAtMs),
    ...(typeof body['number'] === 'string' ? { number: body['number'] } : {}),
    ...(typeof amount === 'number' ? { amountMinor: amount } : {}),
  };
}
