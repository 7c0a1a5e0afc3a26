import { wordsOf } from './rows.ts';

/** A title with the beginnings of its words that were typed underlined. */
export function Marked({ title, text }: { readonly title: string; readonly text: string }) {
  const wanted = wordsOf(text).toSorted((a, b) => b.length - a.length);
  // A word may begin after a space or inside a number: PAY in F2-PAY-1187.
  const parts = title.split(/(?<=[\s-])/);
  return parts.map((part, index) => {
    const begun = wanted.find((word) => part.toLowerCase().startsWith(word));
    const length = begun?.length ?? 0;
    return (
      <span key={index}>
        {length === 0 ? null : <mark>{part.slice(0, length)}</mark>}
        {part.slice(length)}
      </span>
    );
  });
}
