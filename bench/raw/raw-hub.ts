import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { rawHubSchema } from './hub-schema.ts';

// The raw limit of a hub, as a program of its own: it takes lists of postings, keeps them once and
// gives them out. It knows nobody, checks nothing and signs nothing. node bench/raw/raw-hub.ts URL

const client = new pg.Client({ connectionString: process.argv[2] ?? '' });
await client.connect();
await client.query(rawHubSchema);

const put = {
  name: 'put',
  text: `insert into sync_op (op_id, tenant, device, device_seq, at, body, hash)
    select (x->>'u')::uuid, 1, 1, (x->>'s')::bigint, (x->>'t')::bigint, x->'b', decode(x->>'h', 'base64')
    from jsonb_array_elements($1::jsonb) x order by (x->>'s')::bigint on conflict do nothing`,
};
const take = {
  name: 'take',
  text: `select coalesce(json_agg(json_build_object('q', seq, 'u', op_id, 's', device_seq, 't', at,
      'b', body, 'h', encode(hash, 'base64')) order by seq), '[]')::text as page
    from (select * from sync_op where tenant = 1 and seq > $1 order by seq limit $2) t`,
};

async function answer(request: IncomingMessage): Promise<string> {
  if (request.method === 'POST') {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { rowCount } = await client.query({ ...put, values: [Buffer.concat(chunks).toString()] });
    return String(rowCount);
  }
  const { searchParams } = new URL(request.url ?? '', 'http://hub');
  const values = [searchParams.get('since'), searchParams.get('most')];
  const { rows } = await client.query<{ page: string }>({ ...take, values });
  return rows[0]?.page ?? '[]';
}

function respond(request: IncomingMessage, response: ServerResponse): void {
  answer(request).then(
    (text) => response.end(text),
    (cause: unknown) => {
      response.statusCode = 500;
      response.end(String(cause));
    },
  );
}

const server = createServer(respond);
server.listen(0, '127.0.0.1', () => {
  console.log(`ready at http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
});
