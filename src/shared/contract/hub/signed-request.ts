import { canonicalJson } from '../../base/canonical-json.ts';
import { z } from 'zod';
import { wireId, wireSignature } from './wire-fields.ts';

/** Who asks: a desk names itself and the store it means, and signs both with what it asks. */
export const askerSchema = z.strictObject({
  org: wireId<'org'>(),
  desk: wireId<'desk'>(),
  store: wireId<'store'>(),
  signature: wireSignature,
});
export type Asker = z.output<typeof askerSchema>;

/** What a desk signs when it asks: a request means nothing anywhere else. */
export const requestText = (
  { org, desk, store }: Omit<Asker, 'signature'>,
  request: { readonly path: string; readonly bodyHash: string },
): string =>
  canonicalJson({
    says: 'tillbook request 1',
    org,
    desk,
    store,
    path: request.path,
    body: request.bodyHash,
  });

const scheme = 'Tillbook ';

/** The header by which a desk says who asks. */
export const askerHeader = ({ org, desk, store, signature }: Asker): string =>
  `${scheme}${org}.${desk}.${store}.${signature}`;

/** Reads that header; null where it says nobody. */
export function readAsker(header: string | undefined): Asker | null {
  if (header?.startsWith(scheme) !== true) return null;
  const [org, desk, store, signature, ...rest] = header.slice(scheme.length).split('.');
  if (rest.length > 0) return null;
  const parsed = askerSchema.safeParse({ org, desk, store, signature });
  return parsed.success ? parsed.data : null;
}

/** What a desk signs when it joins. */
export const joinText = (joining: {
  readonly place: string;
  readonly org: string | null;
  readonly desk: string;
  readonly deskName: string;
  readonly deskCode: string;
  readonly deskKey: string;
}): string =>
  canonicalJson({
    says: 'tillbook joining 1',
    place: joining.place,
    org: joining.org,
    desk: joining.desk,
    deskName: joining.deskName,
    deskCode: joining.deskCode,
    deskKey: joining.deskKey,
  });
