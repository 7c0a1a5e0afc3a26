import { answer } from '../../../src/hub/answer.ts';
import type { Store } from '../../../src/hub/store/store.ts';
import type { HubValue } from '../../../src/shared/contract/hub/hub-calls.ts';
import type { HubReply } from '../../../src/shared/contract/hub/hub-failures.ts';
import type { HubLine, HubRequestText } from '../../../src/main/ports/hub-line.ts';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import type { HubFile } from './hub-file.ts';

/** A hub behind a line that loses, doubles and keeps back, and whose file goes back in time. */
export interface FaultyHub {
  readonly store: Store;
  /** The way to it of one desk. */
  lineFor(desk: string): HubLine;
  /** Desks whose line is dead for now. */
  readonly cut: Set<string>;
  /** How often it has taken or given anything. */
  carried(): number;
  /** From now on every line is good; what was late comes now. */
  mend(): Promise<void>;
  isFaulty: boolean;
  /** From then on it has the fault that was planted; desks join before. */
  isPlanted: boolean;
  restart(): Promise<void>;
  backUp(): Promise<void>;
  /** Goes back to the last copy, as somebody does who restores a backup. */
  putBack(): Promise<void>;
  close(): Promise<void>;
}

export function openFaultyHub(file: HubFile, chance: Chance, plant: string | null): FaultyHub {
  const late: HubRequestText[] = [];
  const cut = new Set<string>();
  const standings = new Map<string, object>();
  let carried = 0;

  const ask = async ({ path, authorization, body = '' }: HubRequestText): Promise<string> => {
    const name = path.slice('/v1/'.length);
    const reply = await answer({ store: file.store, now: () => 0 }, name, { authorization, body });
    if (name === 'push' || (reply.ok && hasPage(reply.value))) carried += 1;
    const isPlanted = name === 'pull' && hub.isPlanted;
    return JSON.stringify(isPlanted ? planted(reply, authorization ?? '') : reply);
  };
  /** The same reply as a hub with a known fault would give it. */
  function planted(reply: HubReply<unknown>, authorization: string): unknown {
    const desk = authorization.split('.')[1] ?? '';
    if (!reply.ok) {
      // A hub that was set back, and says that all is as it was.
      const standing = standings.get(desk);
      const hides = plant === 'set-back-hidden' && standing !== undefined;
      return hides ? { ok: true, value: { page: null, standing } } : reply;
    }
    const { page, standing } = reply.value as HubValue<'pull'>;
    standings.set(desk, standing);
    if (page === null) return reply;
    // The last run of a page that has several: nobody would miss it at once.
    const runs = plant === 'run-lost' && page.runs.length > 1 ? page.runs.slice(0, -1) : page.runs;
    const words = plant === 'words-lost' ? page.words.slice(1) : page.words;
    return { ok: true, value: { standing, page: { ...page, runs, words } } };
  }
  const lineFor = (desk: string): HubLine => ({
    async send(request) {
      if (cut.has(desk)) throw new Error('The line is dead.');
      if (!hub.isFaulty) return ask(request);
      const fate = chance.between(1, 100);
      if (fate <= 6) throw new Error('The request was lost.');
      if (fate <= 12) {
        await ask(request);
        throw new Error('The reply was lost.');
      }
      if (fate <= 17) await ask(request);
      if (fate <= 22) {
        // Kept back by the network: it comes later, when nobody waits for it any more.
        late.push(request);
        throw new Error('The request is late.');
      }
      if (late.length > 0 && chance.happens(30)) {
        const [one] = late.splice(chance.between(0, late.length - 1), 1);
        if (one !== undefined) await ask(one);
      }
      return ask(request);
    },
    listen: () => () => undefined,
  });
  const hub: FaultyHub = {
    get store() {
      return file.store;
    },
    lineFor,
    cut,
    carried: () => carried,
    async mend() {
      hub.isFaulty = false;
      cut.clear();
      for (const request of late.splice(0)) await ask(request);
    },
    isFaulty: false,
    isPlanted: false,
    restart: () => file.restart(),
    backUp: () => file.backUp(),
    putBack: () => file.putBack(),
    close: () => file.close(),
  };
  return hub;
}

const hasPage = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'page' in value && value.page !== null;
