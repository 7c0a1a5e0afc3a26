import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Chance } from '../../../src/main/practice/seeded.ts';

/** How a line is just now. */
export const lineMoods = ['good', 'dead', 'silent', 'torn', 'slow'] as const;
export type LineMood = (typeof lineMoods)[number];

/** A line between a desk and its hub which can be spoiled at any moment. */
export interface FaultyProxy {
  readonly url: string;
  /** What goes over it is cut off; from now on it is like this. */
  turn(mood: LineMood): void;
  close(): Promise<void>;
}

const slowMs = 40;

/** Opens a line to a port of this computer. */
export async function openFaultyProxy(toPort: number, chance: Chance): Promise<FaultyProxy> {
  const open = new Set<Socket>();
  let mood: LineMood = 'good';

  /** Hands on what comes, as far as the mood lets it. */
  function pass(from: Socket, to: Socket): void {
    let left = mood === 'torn' ? chance.between(0, 3000) : Infinity;
    from.on('data', (bytes) => {
      if (mood === 'silent') return;
      const some = bytes.subarray(0, left);
      left -= some.length;
      const hand = (): void => void (to.destroyed || to.write(some));
      if (mood === 'slow') setTimeout(hand, slowMs);
      else hand();
      if (left <= 0) [from, to].forEach((socket) => socket.destroy());
    });
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  }
  const server = createServer((here) => {
    if (mood === 'dead') return void here.destroy();
    const there = connect(toPort, '127.0.0.1');
    for (const socket of [here, there]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
    pass(here, there);
    pass(there, here);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const cut = (): void => [...open].forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${String(port)}`,
    turn(next) {
      mood = next;
      // Nobody who is left waiting on a dead line hears of it; the others do.
      if (next !== 'silent') cut();
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cut();
      await closed;
    },
  };
}
