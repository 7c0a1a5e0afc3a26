import { unreachable } from '../../shared/base/assert.ts';
import type { CallValue } from '../../shared/contract/contract.ts';
import type { EpochReason } from '../../shared/ledger/desk.ts';
import { instantOf } from '../book/business-day.ts';
import { type NoticeBody, type NoticeText, openNotices } from '../book/notices.ts';
import type { Viewing } from './context.ts';

/** The notices that hang there now, newest first, in words. */
export const listNotices = ({ read }: Viewing): CallValue<'desk.notices'> => ({
  rows: openNotices(read).map((notice) => ({
    id: notice.id,
    kind: notice.kind,
    ...inWords(notice),
    at: instantOf(notice.atMs),
  })),
});

type Words = Pick<CallValue<'desk.notices'>['rows'][number], 'weight' | 'sentence'>;

const alarm = (sentence: string): Words => ({ weight: 'alarm', sentence });
const note = (sentence: string): Words => ({ weight: 'note', sentence });

function inWords(notice: NoticeText): Words {
  switch (notice.kind) {
    case 'epoch-begun':
      return newSeries(notice.body);
    case 'witness-gone':
      return note(
        'The small file that watches over the ledger (ledger.witness) was gone and was made anew. If nobody copied the ledger without it, run Verify.',
      );
    case 'witness-unreadable':
      return note(
        'The small file that watches over the ledger (ledger.witness) was damaged and was made anew. Run Verify.',
      );
    case 'witness-failing':
      return note(
        'The small file that watches over the ledger (ledger.witness) can’t be written. Work goes on; look after the disk.',
      );
    case 'key-unavailable':
      return note(
        'This computer’s keychain can’t be opened, so entries are not signed for now. Work goes on; they are signed when it opens again.',
      );
    case 'key-not-kept':
      return note(
        'This computer’s keychain did not take the desk’s new key. Tillbook tries again; if it never does, the next start begins a new series of numbers.',
      );
    case 'end-broken':
      return alarm(
        `Entry ${String(notice.body.seq)} near the end of this desk’s entries is not as it was written. Run Verify, and restore a backup if it says so.`,
      );
    case 'end-not-signed-so':
      return alarm(
        `This desk signed another entry ${String(notice.body.seq)} than the one that stands there: the book was changed from outside. Run Verify, and restore a backup if it says so.`,
      );
    case 'end-unsigned':
      return alarm(
        `The last ${String(notice.body.count)} entries were never signed by this desk. Run Verify, and compare them with your papers.`,
      );
    case 'book-doubted':
      return alarm(doubt(notice.body));
    default:
      return unreachable(notice);
  }
}

const doubt = ({ first, others }: NoticeBody<'book-doubted'>): string => {
  const more = others === 0 ? '' : ` So it is with ${String(others)} more.`;
  return `${first}${more} Run Verify, and restore a backup if it says so. No backup is cleared away until then.`;
};

const because: Readonly<Record<EpochReason, string>> = {
  'set-back': 'This ledger is older than what this desk had already written.',
  forked: 'This ledger holds other entries than the ones that this desk had written.',
  'key-gone': 'This computer no longer has the key by which the desk signed its entries.',
  'key-unreadable': 'The key by which the desk signs its entries does not fit this ledger.',
  'other-witness': 'The file that watches over this ledger belongs to another desk.',
  'end-broken': 'The last entries of this ledger do not hold together.',
  restored: 'The ledger was put back from a backup.',
  joined: 'This desk has joined the others.',
};

/** Nothing is numbered twice: that is what the new series is for. */
function newSeries(notice: NoticeBody<'epoch-begun'>): Words {
  const { reason, prefix, from, witnessed } = notice;
  const parts = [because[reason]];
  const missing = witnessed?.epoch === from.epoch ? witnessed.seq - from.seq : 0;
  if (missing > 0) {
    parts.push(
      missing === 1
        ? 'One entry is missing at its end.'
        : `${String(missing)} entries are missing at its end.`,
    );
  }
  if (witnessed !== undefined || reason === 'other-witness') parts.push(onPaper(notice));
  parts.push(`From here on, documents are numbered ${prefix}-…`);
  if (reason === 'restored' || reason === 'joined') return note(parts.join(' '));
  if (missing > 0) parts.push('Enter from your papers again what is missing, or restore a backup.');
  return alarm(parts.join(' '));
}

/** Which numbers may stand on paper that this ledger knows nothing of. */
function onPaper({ reason, lastNumbers = [] }: NoticeBody<'epoch-begun'>): string {
  const known = orList(lastNumbers);
  if (reason === 'forked' && known !== '') {
    return `The latest numbers up to ${known}, and any after, may stand on two different papers: compare them.`;
  }
  const after = known === '' ? 'Numbers' : `Numbers after ${known}`;
  return `${after} may already stand on paper; none of them is given out again.`;
}

const orList = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}`;
