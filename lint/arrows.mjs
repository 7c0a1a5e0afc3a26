// The floor plan: which room may import which. A room is a folder of src (or a file, where one
// file is a room); naming `shared` means every room under it; `*` stands for each folder on its
// own. Whatever is not listed here is not allowed; the two sentences say why and what to do.

/** @typedef {{ may: readonly string[], because: string, instead: string }} Room */

const shared = {
  because: 'shared runs anywhere',
  instead: 'Pass the value in, or move the rule to src/main/actions.',
};

/** @type {Readonly<Record<string, Room>>} */
export const rooms = {
  'shared/base': { may: [], ...shared },
  'shared/money': { may: ['shared/base'], ...shared },
  'shared/ledger': { may: ['shared/base', 'shared/money'], ...shared },
  'shared/contract': { may: ['shared/base', 'shared/money', 'shared/ledger'], ...shared },

  'main/db': {
    may: ['shared/base'],
    because: 'db opens files and knows nothing of what is in them',
    instead: 'Move what knows the ledger to src/main/book or src/main/queries.',
  },
  'main/book': {
    may: ['main/db', 'main/ports', 'shared'],
    because: 'book only appends facts',
    instead: 'Let the action decide and hand the book a finished fact.',
  },
  'main/ports': {
    may: ['shared'],
    because: 'a port says what the desk needs, not who gives it',
    instead: 'Describe the need with types of src/shared.',
  },
  'main/actions': {
    may: ['main/book', 'main/ports', 'main/db', 'shared'],
    because: 'an action is one thing a person does, done through book and ports',
    instead: 'Ask a port for what lies outside, and read through the handle given.',
  },
  'main/queries': {
    may: ['main/book', 'main/db', 'shared'],
    because: 'a query only reads, by the records of the book',
    instead: 'Move what writes to src/main/actions.',
  },
  'main/cards': {
    may: ['main/book', 'main/ports', 'main/db', 'shared'],
    because: 'cards carries orders between the book and a port, and knows no processor by name',
    instead: 'Put what the desk needs of a processor into src/main/ports.',
  },
  'main/stripe': {
    may: ['main/ports', 'shared'],
    because: 'stripe stands behind a port',
    instead: 'Put what the desk needs of it into src/main/ports.',
  },
  'main/sync': {
    may: ['main/book', 'main/ports', 'main/db', 'shared'],
    because: 'sync carries facts and judges none',
    instead: 'Move the judgement to src/shared/ledger.',
  },
  'main/paper': {
    may: ['main/queries', 'main/book', 'main/ports', 'main/db', 'shared'],
    because: 'paper prints what a query found',
    instead: 'Move what writes to src/main/actions.',
  },
  'main/exports': {
    may: ['main/queries', 'main/db', 'shared'],
    because: 'an export writes down what a query found',
    instead: 'Move what writes to the book to src/main/actions.',
  },
  'main/safe': {
    may: ['main/db', 'main/book', 'main/ports', 'shared'],
    because: 'safe keeps and checks the file',
    instead: 'Move what people do or see to src/main/actions or src/main/queries.',
  },
  'main/practice': {
    may: ['main/actions', 'main/book', 'main/ports', 'main/db', 'shared'],
    because: 'sample data is made by the same actions that people use',
    instead: 'Call the action, and take everything else as a parameter.',
  },
  'main/bridge': {
    may: [
      'main/actions',
      'main/queries',
      'main/paper',
      'main/exports',
      'main/safe',
      'main/cards',
      'main/sync',
      'main/book',
      'main/db',
      'main/ports',
      'shared',
    ],
    because: 'bridge knows no window and no transport',
    instead: 'Let the host or src/main/desk.ts hand it in.',
  },
  'main/hosts/electron': {
    may: ['main/bridge', 'main/desk.ts', 'main/ports', 'shared'],
    because: 'a host opens a desk and knows nothing of its inside',
    instead: 'Offer it through src/main/bridge or src/main/desk.ts.',
  },
  'main/hosts/browser': {
    may: ['main/bridge', 'main/desk.ts', 'main/ports', 'shared'],
    because: 'a host opens a desk and knows nothing of its inside',
    instead: 'Offer it through src/main/bridge or src/main/desk.ts.',
  },
  'main/desk.ts': {
    may: [
      'main/db',
      'main/book',
      'main/ports',
      'main/actions',
      'main/queries',
      'main/cards',
      'main/stripe',
      'main/sync',
      'main/paper',
      'main/exports',
      'main/safe',
      'main/practice',
      'main/bridge',
      'main/inside.ts',
      'shared',
    ],
    because: 'a desk knows no host',
    instead: 'Take what the host gives as a port.',
  },
  'main/inside.ts': {
    may: [
      'main/db',
      'main/book',
      'main/ports',
      'main/actions',
      'main/queries',
      'main/cards',
      'main/stripe',
      'main/sync',
      'main/paper',
      'main/exports',
      'main/safe',
      'main/practice',
      'main/bridge',
      'shared',
    ],
    because: 'what is inside a desk knows no host',
    instead: 'Take what the host gives as a port.',
  },
  'main/index.ts': {
    may: ['main/hosts/electron'],
    because: "Electron's entry only opens its host",
    instead: 'Move it to src/main/hosts/electron.',
  },

  preload: {
    may: ['shared/contract'],
    because: "the preload exposes the contract's calls and nothing more",
    instead: 'Make it a call of src/shared/contract.',
  },
  hub: {
    may: ['hub/store', 'shared'],
    because: 'the hub is a program of its own',
    instead: 'Move what both need to src/shared.',
  },
  'hub/store': {
    may: ['shared'],
    because: 'a store keeps what it is given and judges nothing',
    instead: 'Move the judgement to src/hub/accept.',
  },

  renderer: {
    may: ['renderer', 'shared'],
    because: 'a page reaches the desk only through its bridge',
    instead: 'Make it a call of src/shared/contract.',
  },
  'renderer/words': {
    may: ['shared'],
    because: 'words are only words',
    instead: 'Pass the value in.',
  },
  'renderer/ui': {
    may: ['renderer/words', 'shared'],
    because: 'ui shows what it is given',
    instead: 'Take it as a prop.',
  },
  'renderer/state': {
    may: ['shared'],
    because: 'state is kept apart from what shows it',
    instead: 'Let the screen bring both together.',
  },
  'renderer/bridge': {
    may: ['shared'],
    because: "the bridge's client only carries calls",
    instead: 'Let the screen use its answer.',
  },
  'renderer/screens/*': {
    may: ['renderer/ui', 'renderer/words', 'renderer/state', 'renderer/bridge', 'shared'],
    because: 'a screen stands alone',
    instead: 'Move what is common to src/renderer/ui, or go there by its address.',
  },
};

/** @typedef {{ names: readonly string[], rooms: readonly string[], instead: string }} Guests */

/** Who may import which package. A name also covers what lies under it: `react` and `react/x`. */
/** @type {readonly Guests[]} */
export const packages = [
  {
    names: ['electron'],
    rooms: ['main/hosts/electron', 'main/index.ts', 'preload'],
    instead: 'Give the desk a port for it, and let src/main/hosts/electron answer it.',
  },
  {
    names: ['better-sqlite3'],
    rooms: ['main/db', 'hub/store'],
    instead: 'Use the read and write handles of src/main/db.',
  },
  {
    names: ['pg'],
    rooms: ['hub/store'],
    instead: 'Use the statements of src/hub/store.',
  },
  {
    names: ['stripe'],
    rooms: ['main/stripe'],
    instead: 'Use the card processor of src/main/ports.',
  },
  {
    names: ['zod'],
    rooms: ['shared/ledger', 'shared/contract', 'main', 'hub'],
    instead: 'Parse at the edge, in src/shared/contract, and pass plain values on.',
  },
  {
    names: ['uqr'],
    rooms: ['main/paper', 'renderer/ui'],
    instead: 'Use what src/main/paper and src/renderer/ui draw with it.',
  },
  {
    names: [
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      '@fontsource-variable',
      'lucide-react',
      'wouter',
      'zustand',
    ],
    rooms: ['renderer'],
    instead: 'Only pages are drawn: move it to src/renderer.',
  },
  {
    names: ['node:'],
    rooms: ['main', 'hub'],
    instead: 'Pass the value in: neither shared code nor a page has a computer under it.',
  },
];
