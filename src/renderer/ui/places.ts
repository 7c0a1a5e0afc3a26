const pages: Readonly<Record<string, string>> = {
  customer: '/customers',
  invoice: '/invoices',
  payment: '/payments',
  refund: '/refunds',
  allocation: '/allocations',
  exception: '/to-resolve',
};

/** Where the page of a record is; null where it has none of its own. */
export function hrefOf(kind: string, id: string): string | null {
  const page = pages[kind];
  return page === undefined ? null : `${page}/${encodeURIComponent(id)}`;
}
