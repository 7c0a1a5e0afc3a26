import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../src/shared/base/assert.ts';
import { createCustody, type Memories } from '../../src/main/book/custody.ts';
import { createKey, keyName } from '../../src/main/book/keys.ts';
import { createSigner } from '../../src/main/book/signer.ts';
import { openWitness, witnessPath } from '../../src/main/book/witness.ts';
import { seededRandomness } from '../../src/main/practice/seeded.ts';
import { openLook } from '../../src/main/db/look.ts';
import type { Stage } from '../../src/main/safe/verify/stage.ts';
import { type Verified, verifyBook } from '../../src/main/safe/verify/verify-book.ts';
import { openBusiness } from './busy-business.ts';
import { createMemorySecrets, type MemorySecrets } from './memory-secrets.ts';

/** A closed ledger file with its witness, its key and a history of all kinds of acts. */
export interface KeptBook {
  readonly file: string;
  readonly witness: string;
  readonly secrets: MemorySecrets;
  readonly desk: string;
}

/** What is done with the file while it is open: halfway through, and before it is closed. */
export interface Meanwhile {
  readonly half?: (file: string) => void;
  readonly end?: (file: string) => void;
}

/** Writes a book of so many acts into a folder and closes it properly. */
export async function writeKeptBook(
  folder: string,
  seed: number,
  acts: number,
  meanwhile: Meanwhile = {},
): Promise<KeptBook> {
  mkdirSync(folder, { recursive: true });
  const secrets = createMemorySecrets();
  const signer = createSigner(secrets, seededRandomness(seed + 1));
  let deskId = '';
  const business = openBusiness(seed, ['F1'], {
    folder,
    keyOf: (desk) => {
      deskId = desk;
      const key = createKey(seededRandomness(seed + 2));
      secrets.kept.set(keyName(desk, 1), key.secret);
      return key.publicKey;
    },
  });
  const desk = must(business.desks[0], 'There is one desk.');
  const file = join(folder, 'F1.tillbook');
  const custody = createCustody({
    book: desk.book,
    witness: openWitness(witnessPath(file)),
    signer,
    clock: desk.clock,
    complain: (cause) => {
      throw cause;
    },
    onNotices: () => undefined,
  });
  await custody.open({ restored: false });
  desk.work(Math.ceil(acts / 2));
  await custody.seal('sign-out');
  meanwhile.half?.(file);
  desk.work(Math.floor(acts / 2));
  meanwhile.end?.(file);
  await custody.close();
  desk.book.close();
  return { file, witness: witnessPath(file), secrets, desk: deskId };
}

/** What the witness beside a file and a keychain remember. */
export async function memoriesOf(book: KeptBook, file = book.file): Promise<Memories> {
  const signer = createSigner(book.secrets, seededRandomness(1));
  return {
    testimony: openWitness(witnessPath(file)).testimony(),
    kept: await signer.keptHead(book.desk),
  };
}

/** Verifies a file as it lies there. */
export function verifyFile(file: string, memories: Memories, stages?: readonly Stage[]): Verified {
  const look = openLook(file);
  try {
    return verifyBook(look, { ...memories, ...(stages === undefined ? {} : { stages }) });
  } finally {
    look.close();
  }
}
