/** The words of a desk that was shut out: what it can still do, and how its computer comes back. */
export const shutOutWords = {
  banner: 'This desk was shut out.',
  bannerMore:
    'What is written here counts nowhere until a manager at another desk lets it count. Take and give no money here.',
  toGoOn: 'How to go on',
  state: (when: string): string => `Has shut this desk out, heard ${when}`,
  nothingWaits: 'what was written here since is at the hub, where managers of other desks see it',
  title: 'How to go on',
  here: 'Looking things up and printing them works here as before. What is entered here counts only if a manager at another desk lets it count (there: Settings, Sync), and only other desks show whether they did.',
  back: 'This desk can’t be let in again, but this computer can come back as a new desk:',
  code: 'At another desk a manager makes a code: Settings, Sync, Let another desk come.',
  rename: (folder: string | undefined): string =>
    `Here, once nothing waits any more, close Tillbook and rename the folder of this book${folder === undefined ? '' : `, ${folder}`}. Nothing in it is lost: started with --data and that folder, Tillbook opens this book again.`,
  join: (address: string, deskCode: string): string =>
    `Start Tillbook again and choose “Join a hub instead”. Type the address ${address}, the code, and a desk code that no desk has had: ${deskCode} is used up.`,
} as const;
