import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useAct, useAsk } from '../bridge/hooks.ts';
import { useIsManager } from '../state/session.ts';
import { Button } from '../ui/button.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { cardsWords } from '../words/cards.ts';
import { bannerWords as words } from '../words/safe-keeping.ts';

/** Leads to the place where something can be done about it. */
export const GoTo = (props: { readonly place: string; readonly children: ReactNode }) => (
  <Link href={props.place}>{props.children}</Link>
);

/** Looks at once whether the cause is gone, instead of in a few seconds. */
export function LookAgain() {
  const { busy, again } = useAsk('desk.health', {});
  return (
    <Button size="small" kind="quiet" busy={busy} onPress={again}>
      {words.tryAgain}
    </Button>
  );
}

/** Opens the book anew, which only a manager may, as it interrupts everybody. */
export function OpenAgain() {
  const { busy, act } = useAct('desk.reopen');
  if (!useIsManager()) return null;
  return (
    <Button size="small" kind="quiet" busy={busy} onPress={() => void act({})}>
      {words.openAgain}
    </Button>
  );
}

/** To the page on which practice's stand-in for Stripe is steered. */
export function SteerStandIn() {
  const { value: status } = useAsk('cards.status', {});
  const steering = status?.standIn?.steering;
  return steering === undefined ? null : (
    <OutsideLink to={steering}>{cardsWords.steer}</OutsideLink>
  );
}

interface NoticeActionsProps {
  readonly notice: { readonly id: string };
  /** How many more there are. */
  readonly others: number;
}

/** To what can be done about it; a manager may close what was understood. */
export function NoticeActions({ notice, others }: NoticeActionsProps) {
  const { busy, act } = useAct('desk.closeNotice');
  const isManager = useIsManager();
  return (
    <>
      <GoTo place="/settings/safe-keeping/verify">
        {words.toSafe}
        {others > 0 ? `, ${words.more(others)}` : ''}
      </GoTo>
      {isManager ? (
        <Button size="small" kind="quiet" busy={busy} onPress={() => void act({ id: notice.id })}>
          {words.understood}
        </Button>
      ) : null}
    </>
  );
}
