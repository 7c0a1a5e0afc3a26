import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { globSync } from 'node:fs';
import { basename } from 'node:path';

// A worker is a program of its own: every *.worker.ts becomes out/main/<name>.worker.js, which
// lies beside whatever file starts it, as chunks lie in out/main too.
const workers = Object.fromEntries(
  globSync('src/main/**/*.worker.ts').map((file) => [basename(file, '.ts'), file]),
);

export default defineConfig({
  main: {
    build: {
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          browser: 'src/main/hosts/browser/index.ts',
          hub: 'src/hub/index.ts',
          ...workers,
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload can't be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      minify: true,
      // The page may load fonts from its own files only, never from inside a style sheet.
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
});
