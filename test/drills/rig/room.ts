import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Lends a folder that is gone afterwards. */
export async function inRoom<Value>(
  name: string,
  use: (room: string) => Promise<Value>,
): Promise<Value> {
  const room = mkdtempSync(join(tmpdir(), `tillbook-drill-${name}-`));
  try {
    return await use(room);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}
