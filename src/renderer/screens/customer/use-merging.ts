import { useRef, useState } from 'react';
import type { CallValue } from '../../../shared/contract/contract.ts';
import type { CustomerView } from '../../../shared/contract/views.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { useAct, useAsk } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';

interface Other {
  readonly id: string;
  readonly title: string;
}

interface Merging {
  readonly other: Other | undefined;
  readonly choose: (other: Other) => void;
  /** Which of the two stays. */
  readonly keeps: 'this' | 'other';
  readonly keep: (which: 'this' | 'other') => void;
  readonly ahead: CallValue<'customers.previewMerge'> | undefined;
  readonly trouble: Trouble | undefined;
  readonly busy: boolean;
  readonly confirm: () => Promise<void>;
}

/** Which two are to be one, which of them stays, and what would follow; another choice is another attempt. */
export function useMerging(customer: CustomerView, onMerged: (id: string) => void): Merging {
  const [other, setOther] = useState<Other>();
  const [keeps, setKeeps] = useState<'this' | 'other'>('this');
  const [refused, setRefused] = useState<Trouble>();
  const attemptId = useRef(crypto.randomUUID());
  const there = other?.id ?? customer.id;
  const input =
    keeps === 'this' ? { id: there, intoId: customer.id } : { id: customer.id, intoId: there };
  const isChosen = other !== undefined;
  const { value, trouble } = useAsk('customers.previewMerge', input, {
    when: isChosen,
    fresh: true,
  });
  const { busy, act } = useAct('customers.merge');
  const ahead = isChosen ? value : undefined;
  const anew = () => {
    setRefused(undefined);
    attemptId.current = crypto.randomUUID();
  };
  return {
    other,
    keeps,
    ahead,
    trouble: refused ?? (isChosen ? trouble : undefined),
    busy,
    choose(one) {
      setOther(one);
      anew();
    },
    keep(which) {
      setKeeps(which);
      anew();
    },
    async confirm() {
      if (busy || ahead === undefined) return;
      const answer = await act({ attemptId: attemptId.current, ...input });
      setRefused(answer.ok ? undefined : answer.failure);
      if (!answer.ok) return;
      say(`Merged into ${answer.value.name}`);
      onMerged(answer.value.id);
    },
  };
}
