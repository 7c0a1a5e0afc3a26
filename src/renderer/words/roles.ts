const words: Readonly<Record<string, string>> = { 'front-desk': 'Front desk', manager: 'Manager' };

/** What a person may do here, in a word. */
export const roleWords = (role: string | undefined): string => words[role ?? ''] ?? '';
