import type { Chain } from '../../book/chains.ts';
import { factsBetweenHeads } from '../../book/chain-end.ts';
import { headText, type Place } from '../../book/heads.ts';
import { isSignedBy } from '../../book/keys.ts';
import { idText } from './fact-pages.ts';
import type { Checking } from './stage.ts';
import { chainOf, readBegun, type Walked } from './walked.ts';

/** Holds the ends of the chains against everybody who remembers them: signatures, witness, keychain. */
export function checkChainEnds(checking: Checking, walks: readonly Walked[]): void {
  for (const walked of walks) {
    checkBeginning(checking, walked, walks);
    checkSignatures(checking, walked);
  }
  checkOwn(checking);
  const { testimony, kept, own } = checking;
  if (testimony.kind === 'here') checkMemory(checking, walks, testimony.place, 'The watching file');
  else if (own.publicKey !== null) {
    const what = testimony.kind === 'absent' ? 'is not there' : 'can’t be read';
    checking.note(
      'witness-missing',
      `The file that watches over the ledger (ledger.witness) ${what}, so it could not be asked.`,
    );
  }
  if (kept !== null) checkMemory(checking, walks, kept, 'This computer’s keychain');
}

/** A chain's first entry says whose it is; a later chain also says where it goes on from. */
function checkBeginning(
  { fault, note }: Checking,
  { chain, first, seq }: Walked,
  walks: readonly Walked[],
): void {
  const whose = `the entries of desk ${chain.code}`;
  if (first === null || seq === 0) {
    fault('chain-empty', `Of ${whose} there is nothing but their heading.`);
    return;
  }
  const { deskCode, publicKey } = first.parsed ?? {};
  const begins = first.type === 'book-founded' || first.type === 'epoch-begun';
  if (begins && (deskCode !== chain.code || (publicKey ?? null) !== chain.publicKey)) {
    fault('chain-heading', `The heading of ${whose} is not what their first entry says.`);
  }
  const begun = first.type === 'epoch-begun' ? readBegun(first.body) : null;
  if (begun === null || begun.reason === 'joined') return;
  const { from, witnessed } = begun;
  const before = walks.find(
    (walk) => walk.chain.desk === chain.desk && walk.chain.epoch === from.epoch,
  );
  if (before?.at.get(from.seq) !== from.hash) {
    fault(
      'entry-missing',
      `Desk ${chain.code} went on from an entry ${String(from.seq)} that is not in this book.`,
    );
  }
  if (witnessed === undefined) return;
  const known = walks.find(
    (walk) => walk.chain.desk === chain.desk && walk.chain.epoch === witnessed.epoch,
  );
  if (known?.at.get(witnessed.seq) === witnessed.hash) return;
  note(
    'set-back',
    `Desk ${chain.code} once had an entry ${String(witnessed.seq)} that is not in this book: the ledger was set back, and the desk went on in a series of its own.`,
    { factId: idText(first.id) },
  );
}

function checkSignatures({ look, own, fault }: Checking, { chain, seq, at }: Walked): void {
  const heads = look.rows(
    `select seq, lower(hex(hash)), signature from signed_head where chain = ? order by seq`,
    chain.n,
  );
  let signed = 0;
  for (const [place, hash, signature] of heads) {
    const head = { ...chain, seq: Number(place), hash: String(hash) };
    if (head.seq > seq) {
      fault(
        'end-missing',
        `Desk ${chain.code} signed its entry ${String(place)}, but the book ends at ${String(seq)}: entries were cut off.`,
      );
    } else if (
      chain.publicKey === null ||
      !isSignedBy(chain.publicKey, headText(head), asBytes(signature))
    ) {
      fault(
        'signature-wrong',
        `The signature under entry ${String(place)} of desk ${chain.code} was not made by that desk.`,
      );
    } else if (at.get(head.seq) !== head.hash) {
      fault(
        'signature-other',
        `Desk ${chain.code} signed another entry ${String(place)} than the one that stands there: the book was written anew.`,
      );
    }
    signed = Math.max(signed, head.seq);
  }
  const unsigned = seq - signed;
  if (chain.n === own.n && chain.publicKey !== null && unsigned > factsBetweenHeads * 2) {
    fault(
      'end-unsigned',
      `The last ${String(unsigned)} entries of desk ${chain.code} were never signed by it.`,
    );
  }
}

const asBytes = (value: unknown): Buffer => (Buffer.isBuffer(value) ? value : Buffer.alloc(0));

/**
 * The desk goes on in the latest of the chains that it began here. A copy of its book elsewhere may
 * have begun later ones: of those nothing was ever signed at this place.
 */
function checkOwn({ look, chains, own, fault }: Checking): void {
  const isElsewhere = (chain: Chain): boolean =>
    chain.publicKey !== null &&
    look.rows(
      `select 1 from signed_head where chain = ? and occasion <> 'received' limit 1`,
      chain.n,
    ).length === 0;
  const later = [...chains.values()].some(
    (chain) => chain.desk === own.desk && chain.epoch > own.epoch && !isElsewhere(chain),
  );
  if (later) fault('chain-heading', 'This desk goes on in a chain that it had left already.');
}

/** What somebody outside the file remembers of this desk's chain must be in it. */
function checkMemory(
  checking: Checking,
  walks: readonly Walked[],
  place: Place,
  who: string,
): void {
  const { own, fault } = checking;
  if (place.desk !== own.desk) {
    fault(
      'another-book',
      `${who} speaks of another desk than this book does: it is another book than the one that was here.`,
    );
    return;
  }
  const chain = chainOf(checking, place);
  const walked = walks.find((walk) => walk.chain.n === chain?.n);
  const entry = `entry ${String(place.seq)} of desk ${own.code}`;
  // It may not have been told yet that the desk goes on elsewhere for this very reason.
  if (isAnswered(checking, walks, place)) return;
  if (walked === undefined || place.seq > walked.seq) {
    fault(
      'end-missing',
      `${who} knows ${entry}, but it is not in this book: entries were cut off, or an older ledger was put back.`,
    );
  } else if (walked.at.get(place.seq) !== place.hash) {
    fault(
      'end-other',
      `${who} knows another ${entry} than the one that stands there: the book was written anew.`,
    );
  }
}

function isAnswered({ own }: Checking, walks: readonly Walked[], place: Place): boolean {
  return walks.some(({ chain, first }) => {
    const begun = chain.desk === own.desk && first !== null ? readBegun(first.body) : null;
    const known = begun?.witnessed;
    if (begun === null || known === undefined || known.epoch !== place.epoch) return false;
    return place.hash === known.hash || (place.seq > begun.from.seq && place.seq < known.seq);
  });
}
