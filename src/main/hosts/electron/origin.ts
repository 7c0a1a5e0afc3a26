/** The scheme of our own pages: not `file:`, whose pages may read each other and the disk. */
export const scheme = 'app';

/** Whose pages they are, as browsers compare it. */
export const origin = `${scheme}://tillbook`;

/** The one page there is. */
export const indexUrl = `${origin}/index.html`;

/** Whether an address lies at our origin. */
export const isOurs = (url: string): boolean => url.startsWith(`${origin}/`);
