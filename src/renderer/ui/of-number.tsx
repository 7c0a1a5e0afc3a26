/** Tells buttons of one name apart for whoever hears them: the number of what each is about. */
export const OfNumber = ({ number }: { readonly number: string | undefined }) =>
  number === undefined ? null : <span className="hidden-words">{number}</span>;
