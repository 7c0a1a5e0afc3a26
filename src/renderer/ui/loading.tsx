import './loading.css';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { Note } from './note.tsx';
import { Spinner } from './spinner.tsx';

const patienceMs = 250;

/** Says that something is being fetched, but only once it takes longer than a blink. */
export function Loading({ what }: { readonly what: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status">
      {late ? (
        <>
          <Spinner />
          <span>{what}</span>
        </>
      ) : null}
    </div>
  );
}

interface TroubleProps {
  readonly sentence: string;
  readonly onAgain?: (() => void) | undefined;
}

/** In place of what could not be fetched: why, and a way to try again. */
export const Trouble = ({ sentence, onAgain }: TroubleProps) => (
  <div className="trouble">
    <Note kind="bad" live>
      {sentence}
    </Note>
    {onAgain === undefined ? null : <Button onPress={onAgain}>Try again</Button>}
  </div>
);
