import { hash } from 'node:crypto';
import { fail, type Result } from '../../shared/base/result.ts';
import {
  type HubCallName,
  hubCalls,
  type HubInput,
  hubNewsSchema,
  hubPath,
  type HubValue,
} from '../../shared/contract/hub/hub-calls.ts';
import { type HubFailure, hubFailureSchema } from '../../shared/contract/hub/hub-failures.ts';
import { nestsDeeperThan, wireLimits } from '../../shared/contract/hub/limits.ts';
import { type Asker, askerHeader, requestText } from '../../shared/contract/hub/signed-request.ts';
import type { HubLine } from '../ports/hub-line.ts';
import { WrongHub } from './http-line.ts';

/** Why the hub was no help: it refused, it could not be reached, or it is none. */
export type HubTrouble =
  | HubFailure
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-a-hub' };

/** Who asks; a desk that only comes has nothing but its code. */
export interface Asking extends Omit<Asker, 'signature'> {
  /** Signs with the desk's own key; 128 hex figures. */
  sign(text: string): string;
}

export interface HubClient {
  ask<Name extends HubCallName>(
    name: Name,
    input: HubInput<Name>,
    as: Asking | null,
  ): Promise<Result<HubValue<Name>, HubTrouble>>;
  /** Hears how far the hub has counted, until told to stop. */
  listen(as: Asking, hear: { last: (last: number) => void; ended: () => void }): () => void;
}

/** Asks a hub. It is believed nothing that is not of the right shape, and never throws. */
export function createHubClient(line: HubLine): HubClient {
  const authorize = (as: Asking, path: string, body: string): string => {
    const text = requestText(as, { path, bodyHash: hash('sha256', body) });
    return askerHeader({ ...as, signature: as.sign(text) });
  };
  return {
    async ask(name, input, as) {
      const path = hubPath(name);
      const body = JSON.stringify(input);
      const authorization = as === null ? undefined : authorize(as, path, body);
      let text: string;
      try {
        text = await line.send({ path, authorization, body });
      } catch (cause) {
        return fail({ kind: cause instanceof WrongHub ? 'not-a-hub' : 'unreachable' });
      }
      return readReply(name, text);
    },
    listen(as, { last, ended }) {
      const path = hubPath('news');
      return line.listen(
        { path, authorization: authorize(as, path, '') },
        {
          news(data) {
            const parsed = hubNewsSchema.safeParse(parseJson(data));
            if (parsed.success) last(parsed.data.last);
          },
          ended,
        },
      );
    },
  };
}

function readReply<Name extends HubCallName>(
  name: Name,
  text: string,
): Result<HubValue<Name>, HubTrouble> {
  const value = nestsDeeperThan(text, wireLimits.depth) ? undefined : parseJson(text);
  if (typeof value !== 'object' || value === null) return fail({ kind: 'not-a-hub' });
  if ('ok' in value && value.ok === true && 'value' in value) {
    const parsed = hubCalls[name].output.safeParse(value.value);
    // The value was read by the schema of this very call; TypeScript can't follow that.
    return parsed.success
      ? { ok: true, value: parsed.data as HubValue<Name> }
      : fail({ kind: 'not-a-hub' });
  }
  const failure = 'failure' in value ? hubFailureSchema.safeParse(value.failure) : null;
  return fail(failure?.success === true ? failure.data : { kind: 'not-a-hub' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
