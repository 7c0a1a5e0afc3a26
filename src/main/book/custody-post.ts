import { must } from '../../shared/base/assert.ts';
import { type Chain, ownChain } from './chains.ts';
import type { CustodyPorts } from './custody.ts';
import type { Place } from './heads.ts';
import { readHead } from './identity.ts';
import type { NoticeBoard } from './notice-board.ts';

/** Where custody stands watch: at the end of this desk's chain, telling the witness of each fact. */
export interface Post {
  chain(): Chain | null;
  stands(): Place | null;
  /** Looks up where this desk's chain is: at opening, and when it was founded or began anew. */
  adopt(): Chain | null;
  /** Until what was found at opening is written down, nothing new may cover it up. */
  unsettle(): void;
  settle(): void;
  isSettled(): boolean;
}

/** Takes the post; from then on every fact of the desk's own is noted. */
export function createPost(
  { book, witness, complain }: CustodyPorts,
  board: NoticeBoard,
  counted: (facts: number) => void,
): Post {
  let chain: Chain | null = null;
  let stands: Place | null = null;
  let settled = true;

  function adopt(): Chain | null {
    chain = ownChain(book.read);
    if (chain === null) return null;
    const { desk, epoch, n } = chain;
    const { seq, hash } = readHead(book.read, n);
    stands = { desk, epoch, seq, hash };
    return chain;
  }

  function noteWitness(): void {
    if (stands === null || !settled) return;
    try {
      witness.note(stands);
      board.passed('witness-failing');
    } catch (cause) {
      complain(cause);
      board.arose({ kind: 'witness-failing', body: {} });
    }
  }

  book.onPosted((facts) => {
    const fact = must(facts.at(-1), 'Whoever tells of facts has at least one.');
    if (chain === null || fact.seq === 1) adopt();
    // A book that was founded where another one had been does not write over what spoke of that.
    if (fact.type === 'book-founded' && witness.testimony().kind !== 'absent') witness.setAside();
    // A repeated attempt is answered with a fact that is not new.
    if (stands === null || fact.epoch !== stands.epoch || fact.seq < stands.seq) return;
    const { desk, epoch, seq, hash } = fact;
    stands = { desk, epoch, seq, hash };
    noteWitness();
    counted(facts.length);
  });

  return {
    chain: () => chain,
    stands: () => stands,
    adopt,
    unsettle() {
      settled = false;
    },
    settle() {
      settled = true;
      noteWitness();
    },
    isSettled: () => settled,
  };
}
