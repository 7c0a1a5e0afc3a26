/** Thrown where the impossible happened: the transaction around it rolls back. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
}

/** States what must hold here. `reason` is a whole sentence, for the engineer who reads the log. */
export function assert(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new BrokenInvariant(reason);
}

/** Unwraps a value that cannot be missing here, and says why when it is. */
export function must<Value>(value: Value | null | undefined, reason: string): Value {
  if (value === null || value === undefined) throw new BrokenInvariant(reason);
  return value;
}

/** Closes an exhaustive switch: compiling proves that no case was forgotten. */
export function unreachable(value: never): never {
  throw new BrokenInvariant(`Unexpected case: ${JSON.stringify(value)}`);
}
