import { must } from '../../shared/base/assert.ts';
import { ok, fail, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { joinText } from '../../shared/contract/hub/signed-request.ts';
import { readPairingCode } from '../../shared/contract/hub/pairing-code.ts';
import { claimText, type Root } from '../../shared/contract/hub/vouching.ts';
import type { HubInput, HubValue } from '../../shared/contract/hub/hub-calls.ts';
import type { DeskId, OrgId } from '../../shared/base/ids.ts';
import type { Book } from '../book/book.ts';
import { ownChain } from '../book/chains.ts';
import { readProfile } from '../book/profiles.ts';
import type { Custody } from '../book/custody.ts';
import type { ChainKey } from '../book/keys.ts';
import type { HubLine } from '../ports/hub-line.ts';
import { createHubClient, type HubTrouble } from './hub-client.ts';
import { rootByCode } from './admission.ts';
import { mayAsk } from './http-line.ts';
import { openCode, type OpenedCode } from './pairing-key.ts';
import { keepConsole, keepRoot, readRoot } from './trust.ts';
import { keepLink, type Link, type LinkTrouble, noMark, readLink } from './link.ts';

export interface Joining {
  readonly book: Book;
  readonly custody: Pick<Custody, 'prepare'>;
  lineTo(url: string, pin: string | null): HubLine;
  makeDeskKey(desk: string): Promise<ChainKey>;
  /** Fills a new desk with all that the others have written. */
  fill(): Promise<LinkTrouble | null>;
}

type Answer = Result<CallValue<'sync.join'>, Failure>;

/**
 * Lets a desk come to a hub. One that has a book brings it along, where the hub has none yet; a new
 * one is filled first and then begins a chain of its own. Begun again it goes on where it was.
 */
export async function joinHub(joining: Joining, input: CallRequest<'sync.join'>): Promise<Answer> {
  const { book } = joining;
  const typed = readPairingCode(input.code);
  if (typed === null) return fail({ kind: 'bad-pairing-code' });
  const url = parseUrl(input.hubUrl);
  if (url === null) return fail({ kind: 'not-a-hub', url: input.hubUrl });
  if (!mayAsk(url, typed.pin)) return fail({ kind: 'hub-needs-pin' });
  const own = ownChain(book.read);
  if (own !== null && own.publicKey === null) return fail({ kind: 'book-unsigned' });
  const desk = who(book, input);
  const deskKey = await joining.makeDeskKey(desk.id);
  const code = openCode(typed.code);
  const root = own === null ? null : rootOf(book, own.org, deskKey.publicKey);
  const asked = joiningOf(code, { desk, deskKey, root });
  const link: Link = {
    url: url.href,
    pin: typed.pin,
    org: null,
    store: null,
    desk: desk.id,
    deskCode: desk.code,
    deskName: desk.name,
    ...nothingYet,
  };
  // A hub may let the desk come and its answer be lost: a code is good once, so the next try must
  // come under the same id.
  if (own === null) book.note((tx) => keepLink(tx, link));
  const client = createHubClient(joining.lineTo(url.href, typed.pin));
  const reply = await client.ask('join', asked, null);
  if (!reply.ok) return fail(failureOf(reply.failure, url));
  const begins = beginsWith(code, reply.value, root);
  if (begins === null) return fail({ kind: 'hub-not-vouched', url: url.href });
  const { storeId, org, welcome } = reply.value;
  book.note((tx) => {
    keepLink(tx, { ...link, org, store: storeId });
    keepRoot(tx, begins);
    if (welcome.console !== null) keepConsole(tx, welcome.console);
  });
  return own === null ? begin(joining, url) : ok({ deskId: desk.id });
}

/** With whom the book begins that a desk brings along: with itself, where it has founded that. */
function rootOf(book: Book, org: OrgId, deskKey: string): Root {
  const desk = must(book.identity(), 'A desk that has a chain has a book.').desk;
  return readRoot(book.read) ?? { org, desk, deskKey };
}

/** What a desk says of itself, proven by its own key and by the code's. */
function joiningOf(
  { place, key }: OpenedCode,
  comes: { readonly desk: Who; readonly deskKey: ChainKey; readonly root: Root | null },
): HubInput<'join'> {
  const { desk, deskKey, root } = comes;
  const said = {
    place,
    org: root?.org ?? null,
    desk: desk.id,
    deskName: desk.name,
    deskCode: desk.code,
    deskKey: deskKey.publicKey,
  };
  return {
    ...said,
    claim: {
      pairingKey: key.publicKey,
      root,
      signature: key.sign(claimText(said, root)).toString('hex'),
    },
    signature: deskKey.sign(joinText(said)).toString('hex'),
  };
}

/**
 * [Y44] With whom the book begins, as whoever made the code says, and not as the hub does; null where
 * nothing proves it. A desk that has a book knows that by itself.
 */
function beginsWith(
  code: OpenedCode,
  { welcome, brought, org }: HubValue<'join'>,
  own: Root | null,
): Root | null {
  const said = rootByCode(code, welcome, brought);
  if (said === null || said.org !== org) return null;
  return own ?? said;
}

/** What is known of a hub before it was ever reached. */
const nothingYet = {
  last: 0,
  mark: noMark,
  fields: 0,
  syncedAt: null,
  trouble: null,
  offline: false,
  aheadMs: null,
  shutOutAt: null,
} as const;

/** Fills a new desk and begins its first chain. */
async function begin({ book, custody, fill }: Joining, url: URL): Promise<Answer> {
  const trouble = await fill();
  if (trouble !== null) return fail({ kind: 'hub-gave-out', url: url.href, because: trouble });
  const link = must(readLink(book.read), 'A desk that joins has a hub.');
  const org = must(link.org, 'The hub has said to which business the desk has come.');
  if (book.read.get(`select 1 from fact where type = 'book-founded'`) === undefined) {
    return fail({ kind: 'hub-empty' });
  }
  const { desk, deskCode, deskName } = link;
  const publicKey = await custody.prepare(desk);
  book.join({ org, desk, deskCode, publicKey });
  const command = { call: 'sync.join', attemptId: undefined, inputText: '', actor: null };
  book.carryOut<Failure>(command, (writing) =>
    ok(writing.keep({ kind: 'desk', id: desk }, { name: deskName, code: deskCode })),
  );
  return ok({ deskId: desk });
}

interface Who {
  readonly id: DeskId;
  readonly name: string;
  readonly code: string;
}

/** A desk that has a book is the one it was; one that begins goes on under the id it began with. */
function who(book: Book, input: CallRequest<'sync.join'>): Who {
  const identity = book.identity();
  if (identity !== null) {
    const name = readProfile(book.read, 'desk', identity.desk).get('name') ?? input.deskName;
    return { id: identity.desk, name, code: identity.deskCode };
  }
  const begun = readLink(book.read)?.desk;
  return { id: begun ?? book.newId<'desk'>(), name: input.deskName, code: input.deskCode };
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function failureOf(trouble: HubTrouble, { href: url }: URL): Failure {
  const { kind } = trouble;
  if (kind === 'bad-code') return { kind: 'bad-pairing-code' };
  if (kind === 'desk-code-taken') return { kind, deskCode: trouble.deskCode };
  if (kind === 'another-business') return { kind: 'hub-of-another-business' };
  if (kind === 'nothing-there-yet') return { kind: 'hub-empty' };
  if (kind === 'not-a-hub') return { kind, url };
  if (kind === 'unreachable') return { kind: 'hub-unreachable', url };
  return { kind: 'hub-gave-out', url, because: kind };
}

/**
 * Whether a desk has come to just that hub with just that code in front of its numbers. Whoever asks
 * again after the answer was lost is answered; a pairing code can't be checked, it was good once.
 */
export function hasComeTo(link: Link | null, input: CallRequest<'sync.join'>): string | null {
  const typed = readPairingCode(input.code);
  if (link === null || link.org === null || typed === null) return null;
  const isThere = link.url === parseUrl(input.hubUrl)?.href && link.pin === typed.pin;
  return isThere && link.deskCode === input.deskCode && link.trouble === null ? link.desk : null;
}
