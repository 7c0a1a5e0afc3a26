/** The accounts of the book. A cash drawer belongs to one desk: `cash:F2`. */
export type Account =
  | `cash:${string}`
  | 'checks-on-hand'
  | 'bank'
  | 'electronic-clearing'
  | 'other-tenders'
  | 'stripe-balance'
  | 'checks-issued'
  | 'receivables'
  | 'customer-deposits'
  | 'customer-credit'
  | 'sales-tax'
  | 'refunds-on-their-way'
  | 'revenue'
  | 'credits-and-refunds'
  | 'processing-fees'
  | 'application-fees'
  | 'over-short'
  | 'write-offs';

const names: Readonly<Record<string, string>> = {
  'checks-on-hand': 'Checks on hand',
  bank: 'Bank',
  'electronic-clearing': 'Electronic clearing',
  'other-tenders': 'Other tenders',
  'stripe-balance': 'Stripe balance',
  'checks-issued': 'Checks issued',
  receivables: 'Receivables',
  'customer-deposits': 'Customer deposits',
  'customer-credit': 'Customer credit',
  'sales-tax': 'Sales tax',
  'refunds-on-their-way': 'Refunds on their way',
  revenue: 'Revenue',
  'credits-and-refunds': 'Credits and refunds',
  'processing-fees': 'Processing fees',
  'application-fees': 'Application fees',
  'over-short': 'Over and short',
  'write-offs': 'Write-offs',
};

/** What an account is called on screen and paper. */
export function accountName(account: string): string {
  if (account.startsWith('cash:')) return `Cash drawer ${account.slice('cash:'.length)}`;
  return names[account] ?? account;
}
