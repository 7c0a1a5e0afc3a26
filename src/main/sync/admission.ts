import { ok } from '../../shared/base/result.ts';
import {
  certificateText,
  claimText,
  type Comer,
  type Root,
  type Welcome,
  welcomeText,
} from '../../shared/contract/hub/vouching.ts';
import type { Standing, WireComer } from '../../shared/contract/hub/wire.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { openingText } from '../../shared/ledger/signed.ts';
import { keyNamedBy, type ReadRun } from '../../shared/contract/hub/read-run.ts';
import type { Book } from '../book/book.ts';
import { isSignedBy } from '../book/keys.ts';
import type { ReadDb } from '../db/handle.ts';
import type { OpenedCode } from './pairing-key.ts';
import {
  admissionEffect,
  isCodeUsed,
  keepVouched,
  keysOf,
  lastOf,
  readConsoles,
  type VouchedDesk,
  vouchedOnlyHere,
  whoMadeCode,
} from './trust.ts';

/** Who this desk is to itself: its own word needs nobody else's. */
export interface OwnKey {
  readonly desk: string;
  readonly publicKey: string;
}

const isHexSigned = (publicKey: string, text: string, signature: string): boolean =>
  isSignedBy(publicKey, text, Buffer.from(signature, 'hex'));

const comerOf = ({ desk, name, code, deskKey }: WireComer): Comer => ({
  desk,
  deskName: name,
  deskCode: code,
  deskKey,
});

/** Whether the book that a hub speaks of is the one that a code stands for: with whom it begins. */
export function rootByCode(
  { key }: OpenedCode,
  welcome: Welcome,
  brought: readonly WireComer[],
): Root | null {
  if (!isHexSigned(key.publicKey, welcomeText(welcome), welcome.signature)) return null;
  if (welcome.root !== null) return welcome.root;
  const { console } = welcome;
  const by = brought.find((comer) => console !== null && isByConsole(comer, [console]));
  return by?.claim.root ?? null;
}

/** Whether a desk came with a code that was made at one of these hubs' own computers. */
function isByConsole(comer: WireComer, consoles: readonly string[]): boolean {
  const { pairingKey, certificate } = comer.claim;
  if (certificate === null || !hasCode(comer)) return false;
  const text = certificateText(pairingKey);
  return consoles.some((console) => isHexSigned(console, text, certificate));
}

const hasCode = (comer: WireComer): boolean =>
  isHexSigned(
    comer.claim.pairingKey,
    claimText(comerOf(comer), comer.claim.root),
    comer.claim.signature,
  );

/** [Y41] Notes each desk that came with a code of this desk's, or of the hub's own computer. */
export function noteComers(book: Book, { desks }: Pick<Standing, 'desks'>, own: OwnKey): void {
  for (const comer of desks) {
    if (comer.desk === own.desk || keysOf(book.read, comer.desk).has(comer.deskKey)) continue;
    const vouched = vouchFor(book.read, comer);
    if (vouched !== null) book.note((tx) => keepVouched(tx, vouched));
  }
}

/**
 * Writes into the book whom this desk vouches for. Only where the hub agrees on where this desk's
 * chain stands: whoever was set back must not go on in it.
 */
export function admitNoted(book: Book, own: OwnKey): void {
  if (book.identity() === null) return;
  for (const vouched of vouchedOnlyHere(book.read)) writeAdmission(book, vouched, own);
}

function vouchFor(read: ReadDb, comer: WireComer): VouchedDesk | null {
  const { desk, deskKey, name, code, claim } = comer;
  const { pairingKey } = claim;
  if (isCodeUsed(read, pairingKey) || lastOf(read, desk) !== null) return null;
  const staff = whoMadeCode(read, pairingKey);
  const isProven = staff === null ? isByConsole(comer, readConsoles(read)) : hasCode(comer);
  return isProven ? { pairingKey, desk, deskKey, name, code, staff } : null;
}

/** The desk that vouches writes it into the book, in the name of whoever made the code. */
function writeAdmission(book: Book, vouched: VouchedDesk, own: OwnKey): void {
  const { pairingKey, desk, deskKey: publicKey, name, code: deskCode } = vouched;
  const actor = vouched.staff ?? own.desk;
  const command = { call: 'sync.pair', attemptId: undefined, inputText: '', actor };
  book.carryOut<Failure>(command, (writing) =>
    ok(
      writing.post({
        type: 'desk-admitted',
        effect: admissionEffect(pairingKey),
        subjects: [desk],
        body: { desk, publicKey, name, deskCode, pairingKey, journal: [] },
      }),
    ),
  );
}

/** [Y42] Whether a chain that begins here is of a desk that somebody known has vouched for. */
export function isAdmitted(read: ReadDb, { run, facts }: ReadRun, own: OwnKey): boolean {
  const publicKey = keyNamedBy(facts[0]);
  if (publicKey === null || run.opening === undefined) return false;
  const { desk, epoch, opening } = run;
  const text = openingText({ org: facts[0].org, desk, epoch, publicKey });
  const keys = [...keysOf(read, desk), ...(desk === own.desk ? [own.publicKey] : [])];
  return keys.some((key) => isHexSigned(key, text, opening));
}
