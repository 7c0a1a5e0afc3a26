import { enter, orTurnAway } from './hosts/electron/gate.ts';

// Electron's entry. Whoever is turned away at the gate has loaded nothing of the desk.
const entry = enter();
if (entry !== null) {
  const host = await orTurnAway(() => import('./hosts/electron/host.ts'));
  // Not awaited: Electron is ready only after this module is done.
  void host?.open(entry);
}
