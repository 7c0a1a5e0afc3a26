import { join } from 'node:path';
import { must } from '../../src/shared/base/assert.ts';
import type { DeskId, StaffId } from '../../src/shared/base/ids.ts';
import { ok } from '../../src/shared/base/result.ts';
import { contract } from '../../src/shared/contract/contract.ts';
import type { Failure } from '../../src/shared/contract/failures.ts';
import type { Fact } from '../../src/shared/ledger/fact.ts';
import { foundBook } from '../../src/main/actions/found-book.ts';
import { type Book, createBook } from '../../src/main/book/book.ts';
import { type FactRow, factColumns, rowToFact } from '../../src/main/book/facts.ts';
import { createKey } from '../../src/main/book/keys.ts';
import { openDb } from '../../src/main/db/open.ts';
import { type Chance, seededChance, seededRandomness } from '../../src/main/practice/seeded.ts';
import { type BusyDesk, createBusyDesk } from './busy-desk.ts';
import { layEmptyBook } from './empty-book.ts';
import { quickFolder } from './quick-folder.ts';
import { createTestClock, type TestClock } from './test-clock.ts';

/** A desk of a business, with its file and its people. */
export interface BusinessDesk extends BusyDesk {
  readonly code: string;
  readonly file: string;
  readonly book: Book;
  readonly clock: TestClock;
}

/** Several desks of one business that work apart and now and then tell each other. */
export interface Business {
  readonly desks: readonly BusinessDesk[];
  readonly chance: Chance;
  /** Everything that any desk has written, each chain in its order. */
  chains(): readonly (readonly Fact[])[];
  /** One desk takes in what another has, as far as chance lets it come through. */
  tell(from: BusinessDesk, to: BusinessDesk, all?: boolean): void;
  close(): void;
}

const customerNames = ['Hanna Petrov', 'José Echeverría', 'Alder & Sons', 'Mina Okafor'];

export interface BusinessOptions {
  /** A folder that stays; one of its own where left out. */
  readonly folder?: string;
  /** The public half of the key that a desk's chain is begun with. */
  readonly keyOf?: (desk: string) => string;
}

/** Founds a business at one desk; the others join it. */
export function openBusiness(
  seed: number,
  codes: readonly string[],
  options: BusinessOptions = {},
): Business {
  const quick = options.folder === undefined ? quickFolder() : null;
  const home = options.folder ?? quick?.path ?? '';
  const chance = seededChance(seed);
  const keyOf =
    options.keyOf ?? ((desk: string) => createKey(seededRandomness(desk.charCodeAt(35))).publicKey);
  const desks: BusinessDesk[] = [];
  for (const code of codes) {
    desks.push(openDesk(code, { home, seed, chance, keyOf, first: desks[0] }));
  }
  const business: Business = {
    desks,
    chance,
    chains: () => gather(desks),
    tell(from, to, all = true) {
      const facts = gather([from]).flat();
      const known = new Set(
        gather([to])
          .flat()
          .map((fact) => fact.id),
      );
      const news = facts.filter(
        (fact) => !known.has(fact.id) && fact.desk !== to.book.identity()?.desk,
      );
      // Each chain comes through to a point of its own, as lines break where they like.
      const cut = new Map<string, number>();
      for (const fact of news) {
        const place = `${fact.desk}:${String(fact.epoch)}`;
        if (!cut.has(place)) cut.set(place, all ? Infinity : fact.seq + chance.between(0, 40));
      }
      to.book.receive(
        news.filter((fact) => fact.seq <= (cut.get(`${fact.desk}:${String(fact.epoch)}`) ?? 0)),
      );
    },
    close() {
      for (const { book } of desks) book.close();
      quick?.remove();
    },
  };
  return business;
}

function gather(desks: readonly BusinessDesk[]): readonly (readonly Fact[])[] {
  const chains = new Map<string, Fact[]>();
  const seen = new Set<string>();
  for (const { book } of desks) {
    for (const fact of allFacts(book)) {
      if (seen.has(fact.id)) continue;
      seen.add(fact.id);
      const place = `${fact.desk}:${String(fact.epoch)}`;
      chains.set(place, [...(chains.get(place) ?? []), fact]);
    }
  }
  return [...chains.values()].map((facts) => facts.toSorted((a, b) => a.seq - b.seq));
}

/** Every fact of a book, in the order in which it came. */
export const allFacts = (book: Pick<Book, 'read'>): readonly Fact[] =>
  book.read.all<FactRow>(`${factColumns} order by fact.n`).map(rowToFact);

interface Around {
  readonly home: string;
  readonly seed: number;
  readonly chance: Chance;
  readonly first: BusinessDesk | undefined;
  readonly keyOf: (desk: string) => string;
}

function openDesk(code: string, around: Around): BusinessDesk {
  const { home, seed, chance, first } = around;
  const clock = createTestClock();
  const randomness = seededRandomness(seed * 31 + code.charCodeAt(0) * 7 + code.length);
  const file = join(home, `${code}.tillbook`);
  layEmptyBook(file);
  const book = createBook(openDb(file), clock, randomness);
  const people = seededRandomness(seed);
  const ids = customerNames.map(() => idFrom(people.bytes(16)));
  const deskId = book.newId<'desk'>();
  const which = { code, deskId, publicKey: around.keyOf(deskId) };
  const staff = first === undefined ? foundAt(book, which) : joinTo(book, which, first);
  keepCustomers(book, staff, ids);
  const desk = createBusyDesk({ book, chance, clock, staff, customers: ids, name: code });
  return { code, file, book, clock, ...desk };
}

interface Which {
  readonly code: string;
  readonly deskId: DeskId;
  readonly publicKey: string;
}

function foundAt(book: Book, { code, deskId, publicKey }: Which): string {
  const input = contract['setup.create'].input.parse({
    business: { name: 'Alder Street', currency: 'USD', timeZone: 'America/Chicago' },
    desk: { name: code, code },
    manager: { name: 'Ruth Adler', pin: '135790' },
  });
  const command = { call: 'setup.create', attemptId: undefined, inputText: '', actor: null };
  const done = book.carryOut<Failure>(command, (writing) =>
    foundBook(writing, input, { pinHash: '', deskId, publicKey }),
  );
  if (!done.ok || done.value.kind !== 'posted') throw new Error('The book was not founded.');
  return done.value.fact.actor;
}

function joinTo(book: Book, { code, deskId, publicKey }: Which, first: BusinessDesk): string {
  book.receive(allFacts(first.book).slice(0, 1));
  const { org } = must(first.book.identity(), 'The first desk has founded the book.');
  book.join({ org, desk: deskId, deskCode: code, publicKey });
  const staff = book.newId<'staff'>();
  const command = { call: 'staff.create', attemptId: undefined, inputText: '', actor: staff };
  book.carryOut<Failure>(command, (writing) =>
    ok(
      writing.keep({ kind: 'staff', id: staff }, { name: `Somebody at ${code}`, role: 'manager' }),
    ),
  );
  return staff;
}

function keepCustomers(book: Book, staff: string, ids: readonly string[]): void {
  for (const [place, id] of ids.entries()) {
    const command = {
      call: 'customers.create',
      attemptId: undefined,
      inputText: '',
      actor: staff as StaffId,
    };
    book.carryOut<Failure>(command, (writing) =>
      ok(writing.keep({ kind: 'customer', id }, { name: customerNames[place] })),
    );
  }
}

function idFrom(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
