import { existsSync } from 'node:fs';
import { lookInto } from './file.ts';
import { demandOurs, type Migration, migrations, schemaOf } from './migrate.ts';

/** How many steps a book still has to go; none where there is no book yet. */
export function pendingSteps(path: string, steps: readonly Migration[] = migrations): number {
  if (!existsSync(path)) return 0;
  const connection = lookInto(path);
  try {
    demandOurs(connection, steps);
    const at = schemaOf(connection);
    return at === 0 ? 0 : steps.length - at;
  } finally {
    connection.close();
  }
}
