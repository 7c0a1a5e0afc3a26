// Loaded past the test runner, which would otherwise rewrite the bundles it is given to test.
import './register.ts';

export * as electron from './electron.ts';
export { handled, invoke } from './ipc-main.ts';
export { privileged } from './session.ts';

/** Runs a module as Node runs it. */
export const run = async (url: string): Promise<void> => void (await import(url));
