const patienceMs = 2000;

/**
 * Does one step of the set-up. Who waits more than two seconds is told for what, and at the end
 * how long it took; a quicker step says nothing. Speaks on stderr: stdout belongs to the program.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 */
export async function step(what, work) {
  const startedAt = Date.now();
  let told = false;
  const timer = setTimeout(() => {
    told = true;
    process.stderr.write(`${what} ... `);
  }, patienceMs);
  try {
    const result = await work();
    if (told) process.stderr.write(`${Math.round((Date.now() - startedAt) / 1000)} s\n`);
    return result;
  } catch (error) {
    if (told) process.stderr.write('\n');
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
