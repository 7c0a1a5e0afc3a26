import { allChains, ownChain } from '../../book/chains.ts';
import type { Memories } from '../../book/custody.ts';
import { readOffice } from '../../book/identity.ts';
import type { Look } from '../../db/look.ts';
import { sortTrouble } from '../../db/trouble.ts';
import type { Findings } from './finding.ts';
import { createNaming } from './naming.ts';
import type { Checking } from './stage.ts';
import { uncountedFacts } from './uncounted.ts';

/** Reads what every check needs. */
export function prepare(look: Look, { testimony, kept }: Memories, findings: Findings): Checking {
  const own = ownChain(look.read);
  if (own === null) throw new Error('It does not say whose book it is.');
  const unread = new Set(look.rows('select n from unread').map(([n]) => Number(n)));
  return {
    look,
    own,
    unread,
    chains: new Map(allChains(look.read).map((chain) => [chain.n, chain])),
    naming: createNaming(readOffice(look.read).currency),
    testimony,
    kept,
    uncounted: uncountedFacts(look, unread),
    fault: (kind, sentence, more) => findings.add({ kind, weight: 'fault', sentence, ...more }),
    note: (kind, sentence, more) => findings.add({ kind, weight: 'note', sentence, ...more }),
  };
}

/** What broke while looking is a finding like any other. */
export function addDamage(findings: Findings, cause: unknown): void {
  const isDamage = sortTrouble(cause) !== null;
  const says = cause instanceof Error ? cause.message : String(cause);
  findings.add({
    kind: isDamage ? 'file-damaged' : 'unreadable',
    weight: 'fault',
    sentence: isDamage
      ? `The file itself is damaged (${says}). Restore a backup.`
      : `Something in the book can’t be read: ${says}`,
  });
}
