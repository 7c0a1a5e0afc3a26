/** Makes the sample book on first use. */
export async function fillPracticeBook(_file: string): Promise<void> {}
