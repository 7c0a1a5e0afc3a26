import { useRef } from 'react';
import { useLocation } from 'wouter';
import type { RefundView } from '../../../shared/contract/views.ts';
import { useAct } from '../../bridge/hooks.ts';
import { type Command, useCommands } from '../../state/commands.ts';
import { say } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { Menu, type MenuAction } from '../../ui/menu.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { whyNot } from '../../ui/why-not.ts';
import { failedWords } from '../../words/failed.ts';
import { handOverWords } from '../../words/methods.ts';
import { type CardWay, cardWays } from './card-ways.ts';

interface RefundActionsProps {
  readonly refund: RefundView;
  readonly onCancel: () => void;
  /** Hands over what went out once already. */
  readonly onDespite: () => void;
  readonly onWay: (way: CardWay) => void;
}

/** What can be done with a refund; the one thing that is left to do is green. */
export function RefundActions({ refund, onCancel, onDespite, onWay }: RefundActionsProps) {
  const [, goTo] = useLocation();
  const { id, number, can, status, method } = refund;
  const clear = useClearing(refund);
  const why = { print: whyNot(can.print), cancel: whyNot(can.cancel) };
  const print = () => (why.print === undefined ? goTo(`/paper/refund/${id}`) : say(why.print));
  const isDraft = status === 'draft' || status === 'awaiting-approval';
  const isCard = refund.card !== undefined;
  const label = isDraft
    ? 'Drop this refund'
    : isCard
      ? failedWords.callOff
      : 'Take back, entered in error';
  useKeys({ Escape: () => goTo('/refunds') }, 'page');
  const cashed: MenuAction = {
    id: 'clear',
    label: 'The check was cashed',
    icon: 'bank',
    why: whyNot(can.clear),
    run: clear,
  };
  const cancel: MenuAction = { id: 'cancel', label, icon: 'void', why: why.cancel, run: onCancel };
  const ways = isCard
    ? cardWays(refund).map(({ way, ...told }): MenuAction => ({
        ...told,
        id: way,
        run: () => onWay(way),
      }))
    : [];
  const despite: MenuAction = {
    id: 'despite',
    label: 'Hand it over all the same…',
    icon: 'cash',
    run: onDespite,
  };
  const more = [
    ...(method === 'check' && !isDraft ? [cashed] : []),
    ...(isHeldBack(refund) ? [despite] : []),
    ...ways,
    cancel,
  ];
  useCommands([
    {
      id: 'print-refund',
      title: `Print the receipt of ${number}`,
      keys: ['P', 'Ctrl+P'],
      group: 'here',
      icon: 'print',
      run: print,
    },
    ...more.map((action) => commandOf(action, number)),
  ]);
  return (
    <>
      <Menu label="More" actions={more} />
      <Button icon="print" keys="P" why={why.print} onPress={print}>
        Print
      </Button>
      {can.handOver.allowed ? <HandOverButton refund={refund} /> : null}
      {can.confirm.allowed ? <ConfirmButton refund={refund} /> : null}
    </>
  );
}

/** Whether it is not in a hand yet, and waits for somebody to decide. */
const isHeldBack = ({ contested, status, method, handedOver }: RefundView): boolean =>
  contested !== undefined &&
  status === 'succeeded' &&
  method !== 'card' &&
  handedOver === undefined;

const commandOf = (action: MenuAction, number: string): Command => ({
  id: `${action.id}-refund`,
  title: `${action.label}: ${number}`,
  group: 'here',
  icon: action.icon,
  // Chosen in vain it says why, as the menu would.
  run: () => (action.why === undefined ? action.run() : say(action.why)),
});

/** Notes that the bank has paid the check that was given back. */
function useClearing(refund: RefundView): () => void {
  const { act } = useAct('refunds.clear');
  const running = useRef(false);
  const clear = async () => {
    if (running.current) return;
    running.current = true;
    const answer = await act({ attemptId: `clear:${refund.id}`, id: refund.id });
    running.current = false;
    say(answer.ok ? `The check of ${refund.number} was cashed` : answer.failure.sentence);
  };
  return () => void clear();
}

/** The draft is looked at again, with everything that will happen, before it is carried out. */
function ConfirmButton({ refund }: { readonly refund: RefundView }) {
  const [, goTo] = useLocation();
  const { paymentId, customerId } = refund;
  const from = paymentId === undefined ? `/customers/${customerId}` : `/payments/${paymentId}`;
  const confirm = () => goTo(`${from}/refund?draft=${refund.id}`);
  useKeys({ 'Ctrl+Enter': confirm }, 'page');
  return (
    <Button kind="primary" keys="Ctrl+Enter" onPress={confirm}>
      {refund.status === 'draft' ? 'Go on with it' : 'Look and approve'}
    </Button>
  );
}

function HandOverButton({ refund }: { readonly refund: RefundView }) {
  const money = useMoneyText();
  const { busy, act } = useAct('refunds.handOver');
  const running = useRef(false);
  const words = handOverWords[refund.method];
  const handOver = async () => {
    if (running.current) return;
    running.current = true;
    const answer = await act({ attemptId: `hand-over:${refund.id}`, id: refund.id });
    running.current = false;
    say(
      answer.ok
        ? `${words.done}: ${money(refund.amountMinor)} to ${refund.customerName}`
        : answer.failure.sentence,
    );
  };
  useKeys({ 'Ctrl+Enter': () => void handOver() }, 'page');
  return (
    <Button kind="primary" keys="Ctrl+Enter" busy={busy} onPress={() => void handOver()}>
      {words.done}
    </Button>
  );
}
