import pg from 'pg';
import { rawHubSchema } from './hub-schema.ts';
import type { Posting } from './postings.ts';

/** PostgreSQL taking in postings as fast as one statement for each batch lets it. */
export interface RawIngest {
  put(batch: readonly Posting[]): Promise<void>;
  close(): Promise<void>;
}

const text = `insert into sync_op (op_id, tenant, device, device_seq, at, body, hash)
  select u, 1, 1, s, t, b::jsonb, h
  from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::bytea[]) as x (u, s, t, b, h)
  order by s on conflict do nothing`;

export async function openRawIngest(databaseUrl: string): Promise<RawIngest> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(rawHubSchema);
  return {
    async put(batch) {
      const values = [
        batch.map(({ opId }) => opId.toString('hex')),
        batch.map(({ place }) => place + 1),
        batch.map(({ atMs }) => atMs),
        batch.map(({ body }) => body),
        batch.map(({ hash }) => hash),
      ];
      const { rowCount } = await client.query({ name: 'put', text, values });
      if (rowCount !== batch.length) throw new Error(`PostgreSQL took ${String(rowCount)}.`);
    },
    close: () => client.end(),
  };
}
