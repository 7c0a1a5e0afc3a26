import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import type { Samples } from './sample.ts';

/** The copy that is to be damaged. */
export interface Victim {
  readonly ledger: string;
  readonly log: string;
  readonly witness: string;
}

/** One way of damaging a ledger; answers what was done, for the report. */
export interface Damage {
  readonly name: string;
  readonly needs: 'closed' | 'crashed' | 'either';
  readonly weight: number;
  readonly work: (victim: Victim, chance: Chance, samples: Samples) => string;
}

const pageBytes = 4096;

function change(file: string, work: (bytes: Buffer) => string): string {
  const bytes = readFileSync(file);
  const said = work(bytes);
  writeFileSync(file, bytes);
  return said;
}

const pageCount = (bytes: Buffer): number => Math.floor(bytes.length / pageBytes);

/** A small ledger has much room that nothing is in; most flips look for a place where something is. */
function flip(bytes: Buffer, chance: Chance): string {
  let at = chance.between(0, bytes.length - 1);
  for (let tries = chance.between(0, 40); tries > 0 && bytes[at] === 0; tries -= 1) {
    at = chance.between(0, bytes.length - 1);
  }
  const bit = chance.between(0, 7);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
  return `bit ${String(bit)} of byte ${String(at)}`;
}

/** What a disk, a copy that broke off or a careless hand does to the file itself. */
export const rawDamages: readonly Damage[] = [
  {
    name: 'bit flip',
    needs: 'either',
    weight: 30,
    work: ({ ledger }, chance) => change(ledger, (bytes) => flip(bytes, chance)),
  },
  {
    name: 'several bit flips',
    needs: 'either',
    weight: 10,
    work: ({ ledger }, chance) =>
      change(ledger, (bytes) =>
        Array.from({ length: chance.between(2, 12) }, () => flip(bytes, chance)).join(', '),
      ),
  },
  {
    name: 'page swap',
    needs: 'closed',
    weight: 8,
    work: ({ ledger }, chance) =>
      change(ledger, (bytes) => {
        const [one, other] = [0, 0].map(() => chance.between(0, pageCount(bytes) - 1) * pageBytes);
        if (one === undefined || other === undefined) return 'nothing';
        const kept = Buffer.from(bytes.subarray(one, one + pageBytes));
        bytes.copy(bytes, one, other, other + pageBytes);
        kept.copy(bytes, other);
        return `pages at ${String(one)} and ${String(other)}`;
      }),
  },
  {
    name: 'page lost',
    needs: 'closed',
    weight: 5,
    work: ({ ledger }, chance) =>
      change(ledger, (bytes) => {
        const at = chance.between(0, pageCount(bytes) - 1) * pageBytes;
        bytes.fill(chance.happens(50) ? 0 : chance.between(1, 255), at, at + pageBytes);
        return `page at ${String(at)}`;
      }),
  },
  {
    name: 'truncation',
    needs: 'closed',
    weight: 6,
    work: ({ ledger }, chance) => {
      const bytes = readFileSync(ledger).length;
      const left = chance.happens(50)
        ? chance.between(0, bytes)
        : chance.between(1, pageCount(readFileSync(ledger))) * pageBytes;
      truncateSync(ledger, Math.min(left, bytes));
      return `to ${String(left)} bytes`;
    },
  },
  {
    name: 'log dropped',
    needs: 'crashed',
    weight: 3,
    work: ({ log }) => {
      rmSync(log);
      return 'the log is gone';
    },
  },
  {
    name: 'log damaged',
    needs: 'crashed',
    weight: 10,
    work: ({ log }, chance) => change(log, (bytes) => flip(bytes, chance)),
  },
  {
    name: 'log cut',
    needs: 'crashed',
    weight: 5,
    work: ({ log }, chance) => {
      const left = chance.between(0, readFileSync(log).length);
      truncateSync(log, left);
      return `to ${String(left)} bytes`;
    },
  },
  {
    name: 'foreign log',
    needs: 'either',
    weight: 4,
    work: ({ log }, _, { foreignLog }) => {
      cpSync(foreignLog, log);
      return 'the log of another business';
    },
  },
  {
    name: 'earlier log',
    needs: 'either',
    weight: 4,
    work: ({ log }, _, { earlierLog }) => {
      cpSync(earlierLog, log);
      return 'a log that this ledger had earlier';
    },
  },
  {
    name: 'earlier ledger',
    needs: 'closed',
    weight: 3,
    work: ({ ledger, log }, _, { earlier, earlierLog }) => {
      cpSync(earlier, ledger);
      cpSync(earlierLog, log);
      return 'the ledger as it was halfway through';
    },
  },
  {
    name: 'witness damaged',
    needs: 'either',
    weight: 3,
    work: ({ witness }, chance) =>
      change(witness, (bytes) =>
        Array.from({ length: 40 }, () => flip(bytes.subarray(0, 128), chance)).join(', '),
      ),
  },
];
