/** A log of postings in PostgreSQL with the two keys that make it idempotent, and nothing else. */
export const rawHubSchema = `
drop table if exists sync_op;
create table sync_op (
  seq bigint generated always as identity primary key, op_id uuid not null unique,
  tenant int not null, device int not null, device_seq bigint not null, at bigint not null,
  body jsonb not null, hash bytea not null, unique (tenant, device, device_seq)
)`;
