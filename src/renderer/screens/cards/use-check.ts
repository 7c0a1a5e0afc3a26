import { useEffect, useState } from 'react';
import type { CallValue } from '../../../shared/contract/contract.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { call } from '../../bridge/client.ts';

export interface Check {
  readonly value: CallValue<'cards.check'> | undefined;
  readonly trouble: Trouble | undefined;
  readonly busy: boolean;
  readonly again: () => void;
}

/**
 * Asks Stripe when the page opens, when the key was changed and when somebody presses, and not at each
 * change at the desk: it is a dozen questions each time.
 */
export function useCheck(status: CallValue<'cards.status'> | undefined): Check {
  const [found, setFound] = useState<Pick<Check, 'value' | 'trouble'>>();
  const [busy, setBusy] = useState(false);
  const [times, setTimes] = useState(0);
  const key =
    status === undefined ? undefined : `${status.key?.kind ?? ''} ${status.key?.ends ?? ''}`;
  useEffect(() => {
    if (key === undefined) return;
    let isWanted = true;
    const ask = async () => {
      setBusy(true);
      const answer = await call('cards.check', {});
      // Another key was entered meanwhile: this answer is about the one before.
      if (!isWanted) return;
      setFound(
        answer.ok
          ? { value: answer.value, trouble: undefined }
          : { value: undefined, trouble: answer.failure },
      );
      setBusy(false);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [key, times]);
  return {
    value: found?.value,
    trouble: found?.trouble,
    busy,
    again: () => setTimes((before) => before + 1),
  };
}
