import { useRef, useState } from 'react';
import type { CallInput, CallValue } from '../../shared/contract/contract.ts';
import type { Trouble } from './answer.ts';
import { useFind } from './find.ts';
import { useAct } from './hooks.ts';

interface FoundCustomer {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

const mostFound = 8;

/** Customers by the beginnings of their names, for a picker. */
export function useCustomerSearch(text: string): {
  readonly found: readonly FoundCustomer[];
  readonly busy: boolean;
} {
  const { rows, busy } = useFind(text, { kinds: ['customer'], limit: mostFound });
  return { found: rows.map(({ id, title, detail }) => ({ id, title, detail })), busy };
}

type Details = Omit<CallInput<'customers.create'>, 'attemptId'>;

interface NewCustomer {
  readonly busy: boolean;
  readonly trouble: Trouble | undefined;
  readonly add: (details: Details) => Promise<void>;
}

/** Opens an account for somebody who stands at the desk just now. */
export function useNewCustomer(
  onAdded: (customer: CallValue<'customers.create'>) => void,
): NewCustomer {
  const { busy, act } = useAct('customers.create');
  const [trouble, setTrouble] = useState<Trouble>();
  const attempt = useRef(crypto.randomUUID());
  const running = useRef(false);
  const add = async (details: Details) => {
    if (running.current) return;
    running.current = true;
    const answer = await act({ attemptId: attempt.current, ...details });
    running.current = false;
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    attempt.current = crypto.randomUUID();
    onAdded(answer.value);
  };
  return { busy, trouble, add };
}
