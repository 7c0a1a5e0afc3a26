import type { Desk } from '../../../src/main/desk.ts';
import { seededChance } from '../../../src/main/practice/seeded.ts';
import { createFront } from '../work/front.ts';
import { mustAsk } from './big-book.ts';
import { type LoopFigures, watchLoop } from './loop-watch.ts';

/** What was seen while the desk looked long at its book and somebody went on working. */
export interface Watched<Value> extends LoopFigures {
  readonly value: Value;
  readonly tookMs: number;
  /** Payments that were taken meanwhile. */
  readonly calls: number;
  /** How often it was told how far it is. */
  readonly progress: number;
  readonly progressGrows: boolean;
  readonly memoryMb: number;
}

const pauseMs = 20;
let watches = 0;

/** Has somebody take payments and read lists while the desk works, and watches the loop. */
export async function watchLook<Value>(
  desk: Desk,
  work: () => Promise<Value>,
): Promise<Watched<Value>> {
  watches += 1;
  const front = createFront(
    desk,
    seededChance(watches),
    `meanwhile-${String(watches)}-${String(Date.now())}`,
  );
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
  const value = await work();
  const tookMs = performance.now() - began;
  const loop = stop();
  isOver = true;
  await working;
  return {
    ...{ ...loop, value, tookMs, calls, ...progress.stop() },
    memoryMb: Math.round(memory / 1_000_000),
  };
}

function hearProgress(desk: Desk) {
  let [progress, last] = [0, 0];
  let progressGrows = true;
  const stop = desk.onNews((news) => {
    if (news.progress === undefined) return;
    progress += 1;
    progressGrows &&= news.progress.done >= last && news.progress.done <= news.progress.total;
    last = news.progress.done;
  });
  return {
    stop: () => {
      stop();
      return { progress, progressGrows };
    },
  };
}
