/** What is waited for later: that it failed is heard then. */
export function together<Value>(asked: Promise<Value>): Promise<Value> {
  asked.catch(() => undefined);
  return asked;
}
