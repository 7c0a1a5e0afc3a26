import { idText } from './fact-pages.ts';
import type { Checking } from './stage.ts';
import { isStray } from './strays-aside.ts';

/** What is odd about entries themselves, by a walk of its own: each with its figure. */
export function oddFacts(checking: Checking): ReadonlyMap<string, number> {
  return new Map([...drifts(checking), ...notAllowed(checking), ...conflicts(checking)]);
}

const tenMinutes = 600_000;

function drifts({ look }: Checking): readonly (readonly [string, number])[] {
  return look
    .rows(
      `select id, at, before from (select n, id, at, body,
         lag(at) over (partition by chain order by seq) as before from fact)
       where instr(body, '"reissueOf":') = 0 order by n`,
    )
    .filter(([, at, before]) => before !== null && Number(before) - Number(at) > tenMinutes)
    .map(([id]) => [`clock-drift:${nameOf(id)}`, 1]);
}

const nameOf = (key: unknown): string => idText((key as Buffer).toString('hex'));

/** From when to when somebody did not work here, as the ledger counts and by the clock. */
interface Away {
  readonly person: string;
  readonly from: readonly [lc: number, desk: string, at: number];
  readonly to: readonly [lc: number, desk: string, at: number] | null;
}

function notAllowed({ look }: Checking): readonly (readonly [string, number])[] {
  const said = look.rows(
    `select lower(hex(id)), value, lc, lower(hex(desk)), at from profile_history
     where kind = 'staff' and field = 'active' order by id, lc, desk`,
  );
  const away = said.flatMap(([person, value, lc, desk, at], place): readonly Away[] => {
    if (value !== 'no') return [];
    const after = said[place + 1];
    const to = after !== undefined && after[0] === person ? after : null;
    return [
      {
        person: String(person),
        from: [Number(lc), String(desk), Number(at)],
        to: to === null ? null : [Number(to[2]), String(to[3]), Number(to[4])],
      },
    ];
  });
  if (away.length === 0) return [];
  return look
    .rows(
      `select fact.id, lower(hex(fact.actor)), lower(hex(coalesce(fact.approver, x''))), fact.lc,
         lower(hex(chain.desk)), fact.at from fact join chain on chain.n = fact.chain
       where fact.n not in (select n from unread)`,
    )
    .filter(([, actor, approver, lc, desk, at]) =>
      away.some(
        (one) =>
          (one.person === actor || one.person === approver) &&
          isWithin(one, [Number(lc), String(desk), Number(at)]),
      ),
    )
    .map(([id]) => [`not-allowed:${nameOf(id)}`, 1]);
}

function isWithin({ from, to }: Away, fact: Away['from']): boolean {
  const after = (a: Away['from'], b: Away['from']) => a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
  const byCount = after(fact, from) && (to === null || !after(fact, to));
  return byCount || (fact[2] >= from[2] && (to === null || fact[2] < to[2]));
}

function conflicts({ look, uncounted }: Checking): readonly (readonly [string, number])[] {
  if (uncounted.size === 0) return [];
  const rows = look.rows(
    `select fact.effect, fact.n, fact.type, fact.business_day, lower(hex(fact.subjects)), fact.body,
       lower(hex(chain.desk)) from fact join chain on chain.n = fact.chain
     where fact.effect in (select effect from fact group by effect having count(*) > 1)
     order by fact.effect, fact.id`,
  );
  const figures = new Map<string, number>();
  let counts: readonly unknown[] = [];
  for (const row of rows) {
    // What stands back for a refund's own entries contradicts nothing.
    if (isStray(row[2], (JSON.parse(String(row[5])) as Body)['at'])) continue;
    if (row[0] !== counts[0]) counts = row;
    else if (uncounted.has(Number(row[1])) && !saysTheSame(row, counts)) {
      const id = `effect-conflict:${String(row[0])}`;
      figures.set(id, (figures.get(id) ?? 0) + 1);
    }
  }
  return [...figures];
}

function saysTheSame(row: readonly unknown[], counts: readonly unknown[]): boolean {
  return (
    row[2] === counts[2] &&
    dayOf(row) === dayOf(counts) &&
    deskOf(row) === deskOf(counts) &&
    told(row) === told(counts)
  );
}

/** The desk counts only where money was counted out: noted at two, it may have left twice. */
function deskOf([, , type, , , text, desk]: readonly unknown[]): unknown {
  if (type !== 'refund-handed-over') return null;
  const first = (JSON.parse(String(text)) as Body)['firstWritten'] as Body | undefined;
  return first === undefined ? desk : String(first['desk']).replaceAll('-', '');
}

/** What Stripe shows bears Stripe's day, everything else the day on which somebody did it. */
function dayOf([effect, , type, businessDay, , text]: readonly unknown[]): unknown {
  // Each desk that vouches for another one does so when it hears of it.
  if (type === 'card-charge-failed' || type === 'desk-admitted') return null;
  if (!String(effect).startsWith('stripe:')) return businessDay;
  const { observedOn, settledOn, endedOn, movedOn } = JSON.parse(String(text)) as Body;
  return observedOn ?? settledOn ?? endedOn ?? movedOn;
}

/** Its figures, and what it is about but for the records that it made itself. */
function told(row: readonly unknown[]): string {
  const body = JSON.parse(String(row[5])) as Body;
  const made = new Set([
    ...idsIn(body['creditNotes'], 'creditNote'),
    ...idsIn(body['allocations'], 'allocation'),
    ...idsIn([body['issued'] ?? {}], 'invoice'),
    body['creditNote'],
  ]);
  const about = (String(row[4]).match(/.{32}/g) ?? []).map(idText);
  const others = about.filter((id) => !made.has(id)).toSorted();
  return JSON.stringify([body['amountMinor'] ?? null, body['journal'], others]);
}

type Body = Readonly<Record<string, unknown>>;

const idsIn = (list: unknown, field: string): readonly unknown[] =>
  Array.isArray(list) ? (list as readonly Body[]).map((part) => part[field]) : [];
