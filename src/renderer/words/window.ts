/** The words around every page. */
export const windowWords = {
  find: 'Find or do anything',
  findPlaceholder: 'A name, a number, or what you want to do',
  opening: 'Opening the book',
  away: 'The desk does not answer.',
  awayMore: 'What you typed stays here. This line goes as soon as it answers again.',
  practice: 'Practice.',
  practiceMore: 'Nothing here is real: sample customers, pretend money, a book of its own.',
  saved: 'All saved on this desk',
  notAnswering: 'Desk not answering',
  notWritten: 'Nothing can be entered',
  practiceBook: 'Practice book',
  keys: 'Keys',
} as const;

/** Said where a page of the window broke. */
export const brokenWords = {
  title: 'This page could not be drawn.',
  sentence:
    'The book is not touched, and what you typed is kept. Open the page again, or copy the details for whoever helps you.',
  again: 'Open it again',
  copy: 'Copy details',
} as const;
