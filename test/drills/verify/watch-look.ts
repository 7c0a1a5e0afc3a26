import type { Desk } from '../../../src/main/desk.ts';
import { seededChance } from '../../../src/main/practice/seeded.ts';
import { createFront } from '../rig/front.ts';
import { mustAsk } from './big-book.ts';
import { type LoopFigures, watchLoop } from './loop-watch.ts';

/** What was seen while the desk looked long at its book and somebody went on working. */
export interface Watched<Value> extends LoopFigures {
  readonly value: Value;
  readonly tookMs: number;
  /** How often somebody else was answered meanwhile. */
  readonly calls: number;
  /** How often it was told how far it is. */
  readonly progress: number;
  readonly progressGrows: boolean;
  readonly memoryMb: number;
}

/** So long somebody thinks between two calls: far less than people do. */
const pauseMs = 20;
let watches = 0;

/** Has somebody take payments and read lists while the desk works, and watches the loop. */
export async function watchLook<Value>(
  desk: Desk,
  work: () => Promise<Value>,
): Promise<Watched<Value>> {
  watches += 1;
  const front = createFront(desk, seededChance(watches), `meanwhile-${String(watches)}`);
  await front.open();
  const progress = hearProgress(desk);
  let isOver = false;
  let calls = 0;
  let memory = 0;
  const working = (async () => {
    while (!isOver) {
      const outcome = await front.record(100);
      if (outcome.kind === 'refused') throw new Error(outcome.failure.sentence);
      await mustAsk(desk, 'payments.list', { limit: 50 });
      calls += 1;
      memory = Math.max(memory, process.memoryUsage.rss());
      await new Promise((resolve) => void setTimeout(resolve, pauseMs));
    }
  })();
  const stop = watchLoop();
  const began = performance.now();
  try {
    const value = await work();
    const [loop, tookMs] = [stop(), performance.now() - began];
    return { ...loop, value, tookMs, calls, ...progress.stop(), memoryMb: megabytes(memory) };
  } finally {
    stop();
    isOver = true;
    await working;
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

function hearProgress(desk: Desk) {
  let [progress, last] = [0, 0];
  let progressGrows = true;
  const stop = desk.onNews((news) => {
    if (news.progress === undefined) return;
    progress += 1;
    const share = news.progress.done / news.progress.total;
    progressGrows &&= share >= last && share <= 1;
    last = share;
  });
  return {
    stop: () => {
      stop();
      return { progress, progressGrows };
    },
  };
}
