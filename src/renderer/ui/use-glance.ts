import { useEffect, useRef } from 'react';

/** Nobody has read anything before that. */
const glanceMs = 500;

/**
 * [V51] Does something once what is on screen could be seen. A second press that comes sooner was meant
 * for what stood there before.
 */
export function useAfterGlance(run: () => void): () => void {
  const since = useRef(Infinity);
  useEffect(() => {
    since.current = performance.now();
  }, []);
  return () => {
    if (performance.now() - since.current >= glanceMs) run();
  };
}
