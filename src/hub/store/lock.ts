import Database from 'better-sqlite3';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { CannotKeep } from './store.ts';

// A connection that nobody refers to is closed by the garbage collector, and its lock with it.
const held = new Set<Database.Database>();
const rivalsMs = 300;

/**
 * Takes a hub's folder for this process: the operating system lets go of it when the process ends,
 * however it ends. Throws where another hub has it. Answers how to let go.
 */
export function holdFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'hub.lock');
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  const connection = new Database(path, { timeout: rivalsMs });
  try {
    connection.exec('begin exclusive');
  } catch (cause) {
    connection.close();
    throw new CannotKeep(
      'Another hub works in this folder. Stop that one first, or give this one a folder of its own.',
      { cause },
    );
  }
  held.add(connection);
  return () => {
    held.delete(connection);
    connection.close();
  };
}
