/** Merging two customers, and erasing one. */
export const oneCustomerWords = {
  merge: 'Merge with…',
  mergeTitle: (name: string) => `Merge ${name} with another customer`,
  mergeAbout:
    'For one customer who was entered twice. Invoices, payments and everything else of both are found under the one you keep, at every desk. No money moves, and papers already printed keep what they say. Merging can’t be undone.',
  other: 'The other one',
  nobody: 'Nobody else by that name.',
  keep: 'Keep',
  notMerged: 'Keep both',
  confirmMerge: (name: string) => `Merge into ${name}`,
  erase: 'Erase…',
  eraseTitle: (name: string) => `Erase ${name}`,
  eraseAbout: 'For somebody who asks that nothing about them is kept. Erasing can’t be undone.',
  goes: 'Goes, here and at every desk as soon as it hears of it',
  goesWhat: (words: string, along: readonly string[]) => [
    along.length === 0
      ? 'Name, telephone, e-mail, address and notes, with all that stood there before'
      : `Name, telephone, e-mail, address and notes, with all that stood there before; also as ${along.join(', ')}`,
    `The words on ${words}: lines, reasons, notes. They can’t be printed again with them`,
    'Drafts of invoices to them',
  ],
  stays: 'Stays',
  staysWhat: [
    'Amounts, days, numbers, references and check numbers: the books stay as they are',
    'Paper that was printed, and files that were exported',
  ],
  noBackups: 'There are no backups of this book yet that would still hold it.',
  backups: (count: string, newest: string) =>
    `${count} still hold all of it, the newest of ${newest}, and so does every copy kept elsewhere. They go as newer ones take their place. If one is put back, all of it is here again until this desk hears of the erasing from its hub.`,
  type: (name: string) => `Type ${name} to confirm`,
  typed: 'That is not the name as it stands above.',
  notErased: 'Keep them',
  confirmErase: 'Erase',
  onlyManager: 'Only a manager may do this. Ask one to sign in.',
  merged: 'Also entered as',
  erasedNote:
    'This customer was erased. Their money, numbers and days stay; nothing else is known of them here any more.',
} as const;
