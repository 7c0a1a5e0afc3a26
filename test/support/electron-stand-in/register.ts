import { registerHooks } from 'node:module';

// Loaded before anything else: from here on `electron` is the stand-in, for whoever asks.
const standIn = new URL('electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
