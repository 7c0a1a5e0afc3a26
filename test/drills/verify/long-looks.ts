import { join } from 'node:path';
import type { Desk } from '../../../src/main/desk.ts';
import { openLook } from '../../../src/main/db/look.ts';
import { verifyBook } from '../../../src/main/safe/verify/verify-book.ts';
import { changeBehind } from '../../support/behind.ts';
import type { DrillRun } from '../drill.ts';
import { mustAsk } from './big-book.ts';

/** Something that goes through the whole book and that somebody may ask for at any time. */
export interface LongLook {
  readonly name: string;
  readonly tellsProgress?: true;
  /** What is done to the book beforehand. */
  readonly before?: () => void;
  /** Asks for it; answers what is wrong with the answer. */
  ask(desk: Desk): Promise<readonly string[]>;
}

interface Checked {
  readonly ok: boolean;
  readonly findings: ReadonlyArray<{ readonly sentence: string }>;
}

const faultsIn = ({ ok, findings }: Checked): readonly string[] =>
  ok && findings.length === 0 ? [] : [`it finds fault: ${JSON.stringify(findings[0])}`];

/** Every long look, as a desk is asked for it. */
export function longLooks(folder: string, run: DrillRun): readonly LongLook[] {
  const ledger = join(folder, 'ledger.tillbook');
  return [
    {
      name: 'verify',
      tellsProgress: true,
      ask: async (desk) =>
        faultsIn(
          run.plant === 'verify-at-the-desk'
            ? verifyHere(ledger)
            : await mustAsk<Checked>(desk, 'ledger.verify', {}),
        ),
    },
    {
      name: 'verify briefly',
      tellsProgress: true,
      ask: async (desk) =>
        faultsIn(await mustAsk<Checked>(desk, 'ledger.verify', { depth: 'brief' })),
    },
    { name: 'rebuild', tellsProgress: true, ask: (desk) => rebuild(desk, 0) },
    {
      name: 'rebuild every tenth payment',
      tellsProgress: true,
      before: () => changeBehind(ledger, 'update payment set amount = amount + 1 where n % 10 = 0'),
      ask: (desk) => rebuild(desk, Math.floor(run.runs / 20)),
    },
    {
      name: 'register of numbers',
      ask: async (desk) => {
        const { series } = await mustAsk<{ series: readonly unknown[] }>(
          ...([desk, 'numbers.register', {}] as const),
        );
        return series.length > 0 ? [] : ['it knows no series'];
      },
    },
    { name: 'plain backup', ask: (desk) => mustAsk(desk, 'backups.make', {}).then(() => []) },
    {
      name: 'restore laid ready',
      async ask(desk) {
        const { rows } = await mustAsk<{ rows: ReadonlyArray<{ readonly id: string }> }>(
          ...([desk, 'backups.list', {}] as const),
        );
        await mustAsk(desk, 'backups.restore', { id: rows[0]?.id });
        return [];
      },
    },
    {
      name: 'sealed backup',
      async ask(desk) {
        await mustAsk(desk, 'backups.passphrase', { replace: true });
        await mustAsk(desk, 'backups.make', {});
        return [];
      },
    },
  ];
}

/** What the desk must never do: it would keep everybody waiting until it has gone through. */
function verifyHere(ledger: string): Checked {
  const look = openLook(ledger);
  try {
    return verifyBook(look, { testimony: { kind: 'absent' }, kept: null });
  } finally {
    look.close();
  }
}

async function rebuild(desk: Desk, atLeast: number): Promise<readonly string[]> {
  const { mended } = await mustAsk<{ mended: number }>(desk, 'ledger.rebuild', {});
  const isRight = atLeast === 0 ? mended === 0 : mended >= atLeast;
  return isRight ? [] : [`it mended ${String(mended)} rows`];
}
