/** What a list is called, what it will hold, and what is said where nothing fits the filters. */
interface ListWords {
  readonly title: string;
  readonly search: string;
  readonly emptyTitle: string;
  readonly empty: string;
  readonly first: string;
  readonly none: string;
}

export const listWords = {
  invoices: {
    title: 'Invoices',
    search: 'Number or name',
    emptyTitle: 'A clean page',
    empty:
      'Every invoice you issue at this desk will be written here, with what was paid on it and what is still due.',
    first: 'Issue the first invoice',
    none: 'No invoice fits these filters.',
  },
  payments: {
    title: 'Payments',
    search: 'Number or name',
    emptyTitle: 'A clean page',
    empty:
      'Every payment you take at this desk will be written here, with what it paid for and what was given back. It works without a network too.',
    first: 'Take the first payment',
    none: 'No payment fits these filters.',
  },
  refunds: {
    title: 'Refunds',
    search: 'Number or name',
    emptyTitle: 'Nothing was given back',
    empty:
      'Every refund will be written here, with what it was taken from and the receipt that goes with it. A refund begins at its payment.',
    first: 'Find a payment to refund',
    none: 'No refund fits these filters.',
  },
  customers: {
    title: 'Customers',
    search: 'Name',
    emptyTitle: 'A clean page',
    empty:
      'Everybody who is billed or pays will be written here, with what they owe and what is theirs.',
    first: 'Write down the first customer',
    none: 'Nobody fits this name.',
  },
} as const satisfies Readonly<Record<string, ListWords>>;

export const filterWords = {
  status: 'Status',
  method: 'Method',
  allocation: 'Allocation',
  refund: 'Refund',
  overdue: 'Overdue',
  days: 'Days',
  clear: 'Lift all filters',
} as const;

export const columnWords = {
  number: 'Number',
  received: 'Received',
  takenBy: 'Taken by',
  issued: 'Issued',
  due: 'Due on',
  customer: 'Customer',
  method: 'Method',
  amount: 'Amount',
  available: 'Available',
  givenBack: 'Given back',
  putRight: 'Put right',
  status: 'Status',
  total: 'Total',
  stillDue: 'Still due',
  forWhat: 'For',
  payment: 'Payment',
  reason: 'Reason',
  refunded: 'Refunded',
  contact: 'Contact',
  owes: 'Owes',
  unallocated: 'Not applied',
  credit: 'Credit',
} as const;
