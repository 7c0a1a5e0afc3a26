import { freshSchema, schemaParts } from '../../db/look.ts';
import type { Checking, Stage } from './stage.ts';

/** What SQLite itself can say, and whether the tables and their guards are those of this Tillbook. */
export const fileStage: Stage = {
  name: 'file',
  says: 'Checking the file',
  begin: (checking) => ({
    conclude() {
      checkPages(checking);
      checkSchema(checking);
    },
  }),
};

function checkPages({ look, fault }: Checking): void {
  for (const [answer] of look.rows('select integrity_check from pragma_integrity_check limit 20')) {
    if (answer === 'ok') continue;
    fault('file-damaged', `The file itself is damaged (${String(answer)}). Restore a backup.`);
  }
}

/** Dropped guards let entries be changed, so their absence is a fault by itself. */
function checkSchema({ look, fault }: Checking): void {
  const plain = (sql: string) => sql.replaceAll(/--[^\n]*|["\s]/g, '').toLowerCase();
  const here = new Map(schemaParts(look.read).map((part) => [part.name, plain(part.sql)]));
  for (const { type, name, sql } of freshSchema()) {
    if (here.get(name) === plain(sql)) {
      here.delete(name);
      continue;
    }
    const what = here.has(name) ? 'is not as Tillbook made it' : 'is missing';
    here.delete(name);
    fault(
      'schema-changed',
      type === 'trigger'
        ? `The guard ${name}, which keeps entries from being changed, ${what}.`
        : `The ${type} ${name} ${what}.`,
    );
  }
  for (const name of here.keys()) {
    fault('schema-changed', `The file holds a ${name} that Tillbook did not make.`);
  }
}
