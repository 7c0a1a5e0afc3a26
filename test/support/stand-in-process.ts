import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A stand-in for Stripe that runs by itself, known by its address only. */
export interface StandInProcess {
  readonly url: string;
  close(): Promise<void>;
}

const program = fileURLToPath(new URL('stand-in.child.ts', import.meta.url));

export async function startStandIn(): Promise<StandInProcess> {
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
