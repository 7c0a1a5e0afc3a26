// Word for word what its index says, or it would not be found by that.
const failed = `refund.method = 'card' and refund.ends >= refund.makes + refund.retries
  and refund.ends > refund.asides and refund.turns = 0 and refund.call_offs = 0
  and refund.makes > 0`;
const unpaid = `not exists (select 1 from refund other where other.instead_of = refund.id
  and other.makes > 0 and other.cancels = 0)`;

/** [G32] Refunds to a card that did not come off and of which nothing has become, as SQL finds them. */
export const toDecide = `${failed} and ${unpaid}`;
