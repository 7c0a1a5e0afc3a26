/** Leaves out whatever is not needed for something to go wrong. */
export async function shrink<Step>(
  steps: readonly Step[],
  stillWrong: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let left = steps;
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const without = left.toSpliced(at, 1);
    if (await stillWrong(without)) left = without;
  }
  return left;
}
