import { useEffect, useState } from 'react';

/** A value once it has rested for a moment, so that not every key is asked about. */
export function useSettled<Value>(value: Value, restMs: number): Value {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as Value), restMs);
    return () => clearTimeout(timer);
  }, [text, restMs]);
  return settled;
}
