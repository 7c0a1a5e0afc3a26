const number = /([A-Z0-9]+-[A-Z]+-\d+)/;

/** A sentence in which no printed number is broken over two lines. */
export const Numbered = ({ children }: { readonly children: string }) =>
  children.split(number).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // The parts of one sentence never change places.
      <span key={`${String(index)} ${part}`} className="whole">
        {part}
      </span>
    ),
  );
