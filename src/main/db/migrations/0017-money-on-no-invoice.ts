/** Money put to an invoice that no entry of this book has issued. */
export const migration0017 = {
  number: 15,
  says: 'Money that was put to an invoice which is not in this book is seen.',
  opensWith: '0.0.0',
  sql: `
-- Money put to an invoice that no entry of this book has issued is nobody's to use, and owed by nobody.
create index invoice_nowhere on invoice (id) where n is null and applied > 0;

drop view exception;
-- Everything that somebody must look at now, with what is left of it.
create view exception (rank, kind, subject, figure) as
select rank, kind, subject, figure from exception_of_record
where kind not in ('check-contradicted', 'external-refund', 'credit-overdrawn')
union all
select 2, kind, subject, figure from credit_overdrawn
union all
select 7, 'allocation-to-void', id, applied from invoice indexed by invoice_nowhere
where n is null and applied > 0
union all
select rank, kind, subject, figure - settled from (
  select rank, kind, subject, figure, coalesce((
    select sum(figure) from exception_act
    where exception_act.kind = one.kind and exception_act.subject = one.subject), 0) as settled
  from exception_to_settle as one)
where figure > settled;
`,
} as const;
