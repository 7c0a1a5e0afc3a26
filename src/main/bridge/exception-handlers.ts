import { fail, ok } from '../../shared/base/result.ts';
import { allowedFor, choicesFor } from '../actions/exceptions/choices.ts';
import { resolveException } from '../actions/exceptions/resolve.ts';
import { findException } from '../book/records/exception.ts';
import {
  type Allowed,
  countExceptions,
  getException,
  listExceptions,
} from '../queries/exceptions.ts';
import { act, type Looking, view } from './handler.ts';

// What is to be seen of an exception a query knows; what may be done about it, the actions know.

const allowedAt =
  ({ read, identity }: Looking): Allowed =>
  (exception) =>
    allowedFor(read, exception, identity);

export const list = view<'exceptions.list'>((looking, input) =>
  ok(listExceptions(looking, input, allowedAt(looking))),
);

export const get = view<'exceptions.get'>((looking, { id }) => {
  const { read, identity } = looking;
  const found = getException(looking, id, allowedAt(looking));
  const exception = findException(read, id);
  if (found === null || exception === null) return fail({ kind: 'no-such-exception', id });
  return ok({ ...found, choices: [...choicesFor(read, exception, identity)] });
});

export const count = view<'exceptions.count'>((looking) => ok(countExceptions(looking)));

export const resolve = act('exceptions.resolve', resolveException);
