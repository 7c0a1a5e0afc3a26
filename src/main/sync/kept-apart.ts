import type { HubValue } from '../../shared/contract/hub/hub-calls.ts';
import { follows } from '../../shared/contract/hub/read-run.ts';
import { readEnvelope } from '../../shared/ledger/envelope.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import { headText } from '../../shared/ledger/signed.ts';
import { wordsHash } from '../book/append.ts';
import { findChain } from '../book/chains.ts';
import { hashOf } from '../book/facts.ts';
import { readHead } from '../book/identity.ts';
import type { ApartFact } from '../book/records/kept-apart.ts';
import { isSignedBy } from '../book/keys.ts';
import type { ReadDb } from '../db/handle.ts';

/** The same with its words, which the hub keeps with it. */
export interface KeptApart extends ApartFact {
  readonly words: { readonly salt: Buffer; readonly text: string } | null;
}

type Sent = HubValue<'apart'>['facts'];

/**
 * What of that is the desk's own: it follows from what is here of its chain, and ends where its key
 * has signed. The hub is believed nothing of it either.
 */
export function provenApart(read: ReadDb, sent: Sent): readonly KeptApart[] {
  const proven: KeptApart[] = [];
  let run: KeptApart[] = [];
  let end: { seq: number; hash: string; lc: number } | null = null;
  for (const { fact: value, signature, words, cameAt } of sent) {
    const fact = readEnvelope(value);
    const chain = fact === null ? null : findChain(read, fact.desk, fact.epoch);
    if (fact === null || chain === null || chain.publicKey === null) continue;
    if (hashOf(fact) !== fact.hash) continue;
    const before = run.at(-1)?.fact;
    if (before?.desk !== fact.desk || before.epoch !== fact.epoch) {
      run = [];
      end = { ...readHead(read, chain.n), lc: 0 };
    }
    if (end === null || !follows(fact, end)) continue;
    end = fact;
    run.push({ fact, words: wordsFor(fact, words), cameAtMs: cameAt });
    const { desk, epoch, seq } = fact;
    const text = headText({ desk, epoch, seq, hash: fact.hash });
    if (signature === null || !isSignedBy(chain.publicKey, text, Buffer.from(signature, 'hex'))) {
      continue;
    }
    proven.push(...run.filter((one) => !proven.includes(one)));
  }
  return proven;
}

function wordsFor(fact: Fact, words: Sent[number]['words']): KeptApart['words'] {
  if (words === null) return null;
  const salt = Buffer.from(words.salt, 'hex');
  return fact.body.includes(wordsHash(salt, words.text)) ? { salt, text: words.text } : null;
}
