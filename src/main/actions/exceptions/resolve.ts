import { createHash } from 'node:crypto';
import type { Day } from '../../../shared/base/days.ts';
import { fail, ok, type Result } from '../../../shared/base/result.ts';
import { must } from '../../../shared/base/assert.ts';
import type { Failure } from '../../../shared/contract/failures.ts';
import type { FactBodyDraft } from '../../../shared/ledger/fact-types.ts';
import { readExceptionId, type Resolution } from '../../../shared/ledger/exception.ts';
import { movesNoMoney } from '../../../shared/ledger/resolutions-of.ts';
import { minor, zero } from '../../../shared/money/minor.ts';
import { freeEffect } from '../../book/free-effect.ts';
import { findCustomer } from '../../book/records/customer.ts';
import { actsOn, type ExceptionRecord, findException } from '../../book/records/exception.ts';
import { factsBehind } from '../../book/records/exception-facts.ts';
import { findStaff } from '../../book/records/staff.ts';
import { wordsAgain } from '../../book/records/words.ts';
import type { Done, Words, Writing } from '../../book/writing.ts';
import type { CallRequest } from '../../../shared/contract/contract.ts';
import type { ReadDb } from '../../db/handle.ts';
import { idToKey, keyToId } from '../../db/keys.ts';
import type { Action, People } from '../action.ts';
import { partsOf, postCancel, subjectsOfRefund } from '../cancel-refund.ts';
import { allowedFor } from './choices.ts';
import { postTakeOver } from './let-sighted-count.ts';
import { debtLine } from './debt-words.ts';
import type { ResolutionPlan, ToIssue } from './plan.ts';
import { planResolution } from './plans.ts';

type Input = CallRequest<'exceptions.resolve'>;

/** Decides about what contradicts between desks: the decision is a fact like any other. */
export const resolveException: Action<'exceptions.resolve'> = {
  carryOut(writing, input, people) {
    const exception = findException(writing.read, input.id);
    if (exception === null) return fail({ kind: 'no-such-exception', id: input.id });
    if (input.resolution === 'assign') return assign(writing, input, people);
    if (exception.figure === 0) return fail({ kind: 'exception-settled', id: input.id });
    if (!mayDecide(people, input.resolution)) return fail({ kind: 'manager-needed' });
    if (input.resolution === 'attach-evidence' && input.note === undefined) {
      return fail({ kind: 'note-needed', resolution: input.resolution });
    }
    const { deskCode } = writing.identity;
    const desk = { deskCode, method: input.method, refund: input.refundId };
    const plan = planResolution(writing.read, exception, input.resolution, desk);
    if (plan === null) {
      const allowed = allowedFor(writing.read, exception, desk);
      return fail({ kind: 'not-a-resolution', resolution: input.resolution, allowed });
    }
    const approver = people.approver?.id;
    if (plan.cancels !== undefined) {
      return ok(
        postCancel(writing, plan.cancels, { reason: input.note, approver, settles: input.id }),
      );
    }
    if (plan.counts !== undefined) {
      return ok(postTakeOver(writing, plan.counts, { reason: input.note, approver }));
    }
    return ok(post(writing, { exception, plan, input, approver }));
  },
  answer(done) {
    const { known } = must(done.kind === 'posted' ? done : null, 'A decision is a fact.');
    if (known.type === 'refund-canceled') {
      return { figureMinor: known.body.amountMinor, refundId: known.body.refund };
    }
    if (known.type === 'outside-refund-observed') return { figureMinor: known.body.amountMinor };
    if (known.type !== 'exception-resolved') return { figureMinor: 0 };
    const { issued, figureMinor } = known.body;
    return {
      figureMinor,
      ...(issued === undefined ? {} : { invoice: { id: issued.invoice, number: issued.number } }),
    };
  },
};

/** [Q17] What moves money is for managers, or for those whom one stands beside. */
const mayDecide = ({ actor, approver }: People, resolution: Resolution): boolean =>
  movesNoMoney(resolution) || actor.role === 'manager' || approver?.role === 'manager';

function assign(writing: Writing, input: Input, people: People): Result<Done, Failure> {
  const staff = findStaff(writing.read, input.staffId ?? people.actor.id);
  if (staff === null) {
    return fail({ kind: 'not-found', what: 'staff', id: input.staffId ?? '' });
  }
  if (!staff.active) return fail({ kind: 'inactive-staff', staffId: staff.id });
  const words = writing.words({ reason: input.note });
  return ok(
    writing.post({
      type: 'exception-assigned',
      effect: writing.onceHere('assign'),
      subjects: recordIn(writing.read, input.id),
      body: { exception: input.id, staff: staff.id, text: words.hash, journal: [] },
      words,
    }),
  );
}

/** The record that an exception is about, where it is one, and whose it is: words go with them. */
function recordIn(read: ReadDb, id: string): readonly string[] {
  const subject = readExceptionId(id)?.subject ?? '';
  if (!/^[0-9a-f]{8}-/.test(subject)) return [];
  const tables = ['payment', 'invoice', 'allocation', 'refund'];
  const owners = read.all<{ customer: Buffer }>(
    tables
      .map((table) => `select customer from ${table} where id = ? and customer is not null`)
      .join(' union '),
    ...tables.map(() => idToKey(subject)),
  );
  return [subject, ...owners.map(({ customer }) => keyToId(customer))];
}

interface Decided {
  readonly exception: ExceptionRecord;
  readonly plan: ResolutionPlan;
  readonly input: Input;
  readonly approver: string | undefined;
}

function post(writing: Writing, { exception, plan, input, approver }: Decided): Done {
  const issued = plan.issue === undefined ? undefined : issue(writing, plan.issue);
  const words = wordsFor(writing, { exception, plan, input, approver });
  const body: FactBodyDraft<'exception-resolved'> = {
    exception: exception.id,
    resolution: input.resolution,
    figureMinor: plan.figureMinor,
    ...pick(plan, ['customer', 'payment', 'madeGoodMinor', 'evidenceMinor', 'capturedMinor']),
    ...pick(plan, ['creditMinor', 'voids']),
    moved: plan.moved.map((part) => ({ ...part })),
    uncredited: plan.uncredited.map((note) => ({ ...note })),
    ...(issued === undefined ? {} : { issued }),
    ...(plan.reinstates === undefined ? {} : { reinstates: partsOf(plan.reinstates) }),
    ...(plan.unhands === undefined ? {} : { unhands: plan.unhands.id }),
    ...(plan.paidOut?.length ? { paidOut: plan.paidOut.map(({ id }) => id) } : {}),
    text: words.hash,
    journal: plan.journal,
  };
  return writing.post({
    type: 'exception-resolved',
    effect: effectOf(writing, exception, plan),
    approver: approver === undefined ? undefined : findStaff(writing.read, approver)?.id,
    subjects: [
      ...recordIn(writing.read, exception.id),
      ...subjectsOf(plan),
      ...issuedSubjects(issued),
    ],
    body,
    words,
  });
}

function pick<From extends object, Key extends keyof From>(
  from: From,
  keys: readonly Key[],
): Partial<Pick<From, Key>> {
  const found: Partial<Pick<From, Key>> = {};
  for (const key of keys) if (from[key] !== undefined) found[key] = from[key];
  return found;
}

const subjectsOf = ({
  customer,
  payment,
  moved,
  uncredited,
  voids,
  reinstates,
  paidOut = [],
}: ResolutionPlan): readonly string[] =>
  [
    customer,
    payment,
    voids,
    ...(reinstates === undefined ? [] : subjectsOfRefund(reinstates)),
    ...paidOut.map(({ id }) => id),
    ...moved.flatMap((part) => [part.allocation, part.invoice, part.payment ?? undefined]),
    ...uncredited.flatMap((note) => [note.creditNote, note.invoice]),
  ].filter((id) => id !== undefined);

const issuedSubjects = (issued: ReturnType<typeof issue> | undefined): readonly string[] =>
  issued === undefined
    ? []
    : [issued.invoice, ...issued.applied.map(({ allocation }) => allocation)];

/**
 * [Q8] What is only put right, two desks that see the same put right in the same way: it happens once.
 * What somebody says of the world (money is back, money is lost) was said by each of them.
 */
function effectOf(writing: Writing, exception: ExceptionRecord, plan: ResolutionPlan): string {
  if (plan.effect !== undefined) return freeEffect(writing.read, plan.effect);
  if (!plan.isCorrection) return writing.onceHere('resolve');
  const seen = [
    ...factsBehind(writing.read, exception).map(({ id }) => id),
    ...actsOn(writing.read, exception).map(({ id }) => id),
  ];
  const basis = createHash('sha256').update(seen.join()).digest('hex').slice(0, 16);
  return `put-right:${exception.id}:${basis}`;
}

function issue(writing: Writing, wish: ToIssue) {
  const about = {
    invoice: writing.newId<'invoice'>(),
    issuedOn: writing.today,
  };
  if (wish.of === 'debt') {
    const { customer, amountMinor } = wish;
    const line = {
      quantityMilli: 1000,
      unitPriceMinor: amountMinor,
      taxRate: null,
      netMinor: amountMinor,
      taxMinor: zero,
    };
    return {
      ...about,
      number: writing.nextNumber('DN'),
      customer,
      dueOn: writing.today,
      lines: [line],
      netMinor: amountMinor,
      taxMinor: zero,
      totalMinor: amountMinor,
      applied: [],
    };
  }
  const { invoice, takes } = wish;
  const { lines, netMinor, taxMinor, totalMinor } = invoice.issued;
  const dueOn: Day = invoice.dueOn < writing.today ? writing.today : invoice.dueOn;
  return {
    ...about,
    number: writing.nextNumber('INV'),
    customer: invoice.customer,
    dueOn,
    lines: lines.map((line) => ({ ...line })),
    netMinor,
    taxMinor,
    totalMinor,
    applied: takes.map(({ payment, amountMinor }) => ({
      allocation: writing.newId<'allocation'>(),
      number: writing.nextNumber('ALC'),
      payment,
      amountMinor: minor(amountMinor),
    })),
  };
}

function wordsFor(writing: Writing, { exception, plan, input: { note } }: Decided): Words {
  const reason = note === undefined ? {} : { reason: note };
  if (plan.issue?.of === 'void-invoice') {
    const again = wordsAgain(writing.read, plan.issue.invoice.n);
    return writing.words({ ...(again as Record<string, string>), ...reason });
  }
  if (plan.issue === undefined) return writing.words(reason);
  const customer = findCustomer(writing.read, plan.issue.customer)?.name;
  const lines = [debtLine(writing.read, exception)];
  return writing.words({ customer, lines, ...reason });
}
