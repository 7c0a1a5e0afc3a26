import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { DeskId, StaffId } from '../../shared/base/ids.ts';
import type { CallName, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { splitBody } from '../../shared/ledger/fact-types.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import { readProfile } from '../book/profiles.ts';
import { isErased } from '../book/records/kin.ts';
import { idToKey } from '../db/keys.ts';
import { instantOf } from '../book/business-day.ts';
import type { Done, Writing } from '../book/writing.ts';
import { type Need, needsOf } from '../book/records/apart-needs.ts';
import {
  type ApartFact,
  deskName,
  isUndecided,
  readApart,
  refusalEffect,
} from '../book/records/kept-apart.ts';
import type { ReadDb } from '../db/handle.ts';
import { apartMoves } from '../queries/apart-moves.ts';
import { entryTold } from '../queries/entry-told.ts';
import type { HeardApart } from '../sync/hear-apart.ts';
import type { KeptApart } from '../sync/kept-apart.ts';
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

/**
 * [V40] What is kept apart and nobody has looked at, with its dates: as the hub says, and where that is
 * away as it said last.
 */
export const apart: Handler<'sync.apart'> = async (desk) => {
  const heard = desk.sync.status().online ? await desk.sync.hearApart() : null;
  const people = heard?.ok === true ? heard.value.people : new Map<string, never>();
  const { read } = desk.book;
  const facts = readApart(read);
  const needs = needsOf(
    read,
    facts.map(({ fact }) => fact),
  );
  return ok({
    rows: facts.map((one) => ({ ...rowOf(read, one, needs), ...nameOf(read, one.fact, people) })),
  });
};

/** [Y27] Lets one entry count: it is entered again at this desk, with whoever agreed to that. */
export const admit: Handler<'sync.admit'> = (desk, input) =>
  written(desk, 'sync.admit', input, async () => {
    const kept = await find(desk, input.factId);
    if (!kept.ok) return kept;
    const { fact, words, people } = kept.value;
    const [need] = needsOf(desk.book.read, [fact]).get(fact.id) ?? [];
    if (need !== undefined) return fail(lacks(desk.book.read, need));
    return ok((writing: Writing) => {
      keepPeople(writing, fact, people);
      return writing.again(fact, words);
    });
  });

/** [V47] Of a customer of whom nothing is known here, what the desk said that was the first to know them. */
function keepPeople(writing: Writing, { body }: Fact, people: HeardApart['people']): void {
  const { customer } = splitBody(body).act as Readonly<Record<string, unknown>>;
  const fields = typeof customer === 'string' ? people.get(customer) : undefined;
  if (typeof customer !== 'string' || fields === undefined) return;
  if (isErased(writing.read, idToKey(customer))) return;
  if (readProfile(writing.read, 'customer', customer).size > 0) return;
  writing.keep({ kind: 'customer', id: customer }, Object.fromEntries(fields));
}

/** What a customer is called of whom nothing is known here yet. */
function nameOf(
  read: ReadDb,
  { body }: Fact,
  people: HeardApart['people'],
): { readonly customerName?: string } {
  const { customer } = splitBody(body).act as Readonly<Record<string, unknown>>;
  if (typeof customer !== 'string') return {};
  const name = people.get(customer)?.get('name');
  const isKnown = readProfile(read, 'customer', customer).has('name');
  return name === undefined || isKnown ? {} : { customerName: name };
}

/** [V44] An entry can't count while what it speaks of is in no book: it would hang on nothing. */
function lacks(read: ReadDb, { fact, isRefused }: Need): Failure {
  if (fact === null) return { kind: 'apart-needs', because: 'unknown', needs: '' };
  const { number, type } = entryTold(read, fact);
  return { kind: 'apart-needs', because: isRefused ? 'refused' : 'waits', needs: number ?? type };
}

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

type Found = KeptApart & Pick<HeardApart, 'people'>;

async function find(desk: DeskContext, id: string): Promise<Result<Found, Failure>> {
  const kept = await desk.sync.hearApart();
  if (!kept.ok) return kept;
  const { entries, people } = kept.value;
  const found = entries.find(({ fact }) => fact.id === id);
  return found === undefined || !isUndecided(desk.book.read, found.fact)
    ? fail({ kind: 'not-apart' })
    : ok({ ...found, people });
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
  read: ReadDb,
  { fact, cameAtMs }: ApartFact,
  needs: ReturnType<typeof needsOf>,
): CallValue<'sync.apart'>['rows'][number] {
  const numberOf = (one: Fact): string => entryTold(read, one).number ?? one.type;
  const own = needs.get(fact.id) ?? [];
  const neededBy = readApart(read).flatMap(({ fact: other }) =>
    (needs.get(other.id) ?? []).some((need) => need.fact?.id === fact.id) ? [numberOf(other)] : [],
  );
  // What was noted of the same record later goes by its number, too.
  const others = new Set(neededBy.filter((number) => number !== numberOf(fact)));
  const isNoted = others.size < new Set(neededBy).size;
  return {
    ...entryTold(read, fact),
    businessDay: fact.businessDay,
    desk: deskName(read, fact.desk),
    cameAt: instantOf(cameAtMs),
    ...apartMoves(fact),
    ...(own.length === 0
      ? {}
      : {
          needs: own.map((need) => ({
            number: need.fact === null ? '' : numberOf(need.fact),
            refused: need.isRefused,
          })),
        }),
    ...(neededBy.length === 0 ? {} : { neededBy: [...others], noted: isNoted }),
  };
}
