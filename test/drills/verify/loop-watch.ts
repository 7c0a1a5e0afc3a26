import { closeSync, openSync, readSync } from 'node:fs';

/** What was seen of the loop while something else went on. */
export interface LoopFigures {
  /**
   * The longest time for which nothing else in this process could be done, without the time for
   * which the computer was busy with something else.
   */
  readonly longestMs: number;
  /** The most that this thread itself worked at one go: what no busy computer adds to. */
  readonly workedMs: number;
  readonly turns: number;
}

/** Watches the loop of this process; answers how to end that, which may be done twice. */
export function watchLoop(): () => LoopFigures {
  const queue = openQueue();
  let turns = 0;
  let longestMs = 0;
  let workedMs = 0;
  let last = performance.eventLoopUtilization();
  let waited = queue.waitedMs();
  let used = process.threadCpuUsage();
  const look = (): void => {
    const [now, waitedNow] = [performance.eventLoopUtilization(), queue.waitedMs()];
    // Only while it works does the loop keep anybody waiting; waking up late is the computer's doing.
    longestMs = Math.max(longestMs, now.active - last.active - (waitedNow - waited));
    const { user, system } = process.threadCpuUsage(used);
    workedMs = Math.max(workedMs, (user + system) / 1000);
    used = process.threadCpuUsage();
    [last, waited] = [now, waitedNow];
    turns += 1;
  };
  const timer = setInterval(look, 1);
  let isOver = false;
  return () => {
    if (!isOver) look();
    isOver = true;
    clearInterval(timer);
    queue.close();
    return { longestMs, workedMs, turns };
  };
}

/** For how long this thread could have worked and got no processor: Linux counts it. */
function openQueue(): { waitedMs(): number; close(): void } {
  const bytes = Buffer.alloc(200);
  let file: number | null;
  try {
    file = openSync('/proc/thread-self/schedstat', 'r');
  } catch {
    return { waitedMs: () => 0, close: () => undefined };
  }
  return {
    waitedMs() {
      if (file === null) return 0;
      const [, waitedNs] = bytes.toString('latin1', 0, readSync(file, bytes, 0, 200, 0)).split(' ');
      return Number(waitedNs) / 1e6;
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}
