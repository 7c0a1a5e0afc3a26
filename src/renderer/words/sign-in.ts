/** The words of signing in. */
export const signInWords = {
  title: 'Who is at the desk?',
  people: 'People',
  pin: 'PIN',
  pinHint: 'up and down choose a person',
  confirm: 'Sign in',
  practice: 'Everyone’s practice PIN is 246813.',
  nobody: 'Nobody may sign in here. A manager has to add somebody.',
} as const;
