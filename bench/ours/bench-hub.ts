import { pairingCodeOf, startHubProgram } from '../../test/support/hub/hub-program.ts';

/** The hub as a program, on a database of its own. */
export interface BenchHub {
  /** What a desk joins with. */
  joining(desk: { readonly name: string; readonly code: string }): {
    readonly hubUrl: string;
    readonly code: string;
    readonly deskName: string;
    readonly deskCode: string;
  };
  /** Goes away; whatever desks write meanwhile waits. */
  stop(): Promise<void>;
  /** Comes back where it was. */
  start(): Promise<void>;
}

export async function startBenchHub(folder: string, databaseUrl: string): Promise<BenchHub> {
  const place = { folder, databaseUrl };
  let hub = await startHubProgram(place);
  const { url } = hub;
  return {
    joining: ({ name, code }) => ({
      hubUrl: url,
      code: pairingCodeOf(place),
      deskName: name,
      deskCode: code,
    }),
    async start() {
      hub = await startHubProgram({ ...place, port: Number(new URL(url).port) });
    },
    async stop() {
      hub.process.kill('SIGTERM');
      await hub.ended;
    },
  };
}
