import { z } from 'zod';
import { type Id, isId } from '../../base/ids.ts';

export const wireId = <Name extends string>() =>
  z
    .string()
    .refine(isId)
    .transform((value) => value as Id<Name>);

/** SHA-256, or the public half of an Ed25519 key. */
export const wireHash = z.string().regex(/^[0-9a-f]{64}$/);
/** An Ed25519 signature. */
export const wireSignature = z.string().regex(/^[0-9a-f]{128}$/);
/** By which a hub knows its own past again. */
export const wireMark = z.string().regex(/^[0-9a-f]{32}$/);
