import { readFileSync } from 'node:fs';

const everyMs = 500;

/**
 * Calls back once the npm that started us is gone. npm runs a script through a shell, and a shell
 * hands no signal on: who ends `npm start` by its process number would leave the host behind.
 * Started without npm we may outlive our parent, as any program may.
 * @param {() => void} leave
 */
export function whenOrphaned(leave) {
  if (!process.env['npm_lifecycle_event']) return;
  const before = String(ancestors());
  const watch = setInterval(() => {
    if (String(ancestors()) === before) return;
    clearInterval(watch);
    leave();
  }, everyMs);
  watch.unref();
}

/** The shell's number and, where the system tells it, that of npm above the shell. */
function ancestors() {
  const parent = process.ppid;
  try {
    const [, rest = ''] = readFileSync(`/proc/${parent}/stat`, 'utf8').split(') ');
    return [parent, rest.split(' ')[1]];
  } catch {
    return [parent];
  }
}
