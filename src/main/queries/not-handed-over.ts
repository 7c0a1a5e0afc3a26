/** Refunds that went out by the book and that nobody has handed over yet, in the words of their index. */
export const notHandedOver = `makes > 0 and cancels = 0 and hand_overs = 0
  and method in ('cash', 'check') and clears = 0 and paid_outs = 0`;
