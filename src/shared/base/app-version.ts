/** This Tillbook. It is the version of package.json; a test compares the two. */
export const appVersion = '0.0.0';
