// Loaded before the entry in a process of its own: says at its end what it did and what it loaded.
import './register.ts';
import { registerHooks } from 'node:module';
import { app, shown } from './electron.ts';

const loaded: string[] = [];
registerHooks({
  load: (url, context, next) => {
    loaded.push(url);
    return next(url, context);
  },
});

// A real end, as a real application ends.
void app.ended().then((code) => process.exit(code));
if (process.env['STAND_IN_READY'] === 'yes') {
  setTimeout(() => app.becomeReady(), 500);
}
if (process.env['STAND_IN_FAULT'] === 'yes') {
  setTimeout(() => {
    throw new Error('A planted fault.');
  }, 1000);
}
app.isPackaged = process.env['STAND_IN_PACKAGED'] === 'yes';
app.hasLock = process.env['STAND_IN_LOCK'] !== 'taken';
process.on('exit', () => {
  const { exitCode, asked } = app;
  process.stdout.write(JSON.stringify({ exitCode, asked, shown, loaded }));
});
