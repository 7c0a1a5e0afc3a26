/** What a customer has, as far as a sentence about credit needs to know. */
interface Standing {
  readonly hasCredit: boolean;
  readonly owes: boolean;
  /** The credit as it is printed. */
  readonly credit: string;
}

/** Why no credit can be put to an invoice; undefined where it can. */
export function noCreditToApply(name: string, standing: Standing): string | undefined {
  if (!standing.hasCredit) {
    return `${name} has ${standing.credit} of credit. Grant some with C, or put money of a payment to the invoice.`;
  }
  if (standing.owes) return undefined;
  return `${name} owes nothing, so there is no invoice to put ${standing.credit} to. It stays for the next one, or is given back with R.`;
}

/** Why no credit can be given back; undefined where it can. */
export const noCreditToRefund = (name: string, standing: Standing): string | undefined =>
  standing.hasCredit
    ? undefined
    : `${name} has ${standing.credit} of credit. Money that was paid goes back from its payment: open it and press R.`;
