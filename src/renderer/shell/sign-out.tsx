import { useAct } from '../bridge/hooks.ts';
import { useSyncStatus } from '../bridge/sync-status.ts';
import { useLeaving } from '../state/leaving.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { signOutWords as words } from '../words/sync.ts';
import { goTo } from './location.ts';

/** Signs out; where something waits for the hub, whoever leaves is told of it first. */
export function useSignOut(): () => void {
  const { act } = useAct('session.signOut');
  const waiting = useSyncStatus()?.waiting ?? 0;
  const ask = useLeaving((leaving) => leaving.ask);
  return () => (waiting > 0 ? ask() : void act({}));
}

/** What waits, and whether to leave all the same. */
export function SignOutDialog() {
  const { isAsked, stay } = useLeaving();
  const { busy, act } = useAct('session.signOut');
  const waiting = useSyncStatus()?.waiting ?? 0;
  // It goes first: while it is there, the page to sign in can't take the focus.
  const leave = () => {
    stay();
    void act({});
  };
  const look = () => {
    stay();
    goTo('/settings/sync');
  };
  return (
    <Dialog
      title={waiting === 0 ? words.allTitle : words.title}
      open={isAsked}
      onClose={stay}
      onConfirm={leave}
      footer={
        <>
          <Button onPress={stay}>{words.stay}</Button>
          {waiting === 0 ? null : <Button onPress={look}>{words.look}</Button>}
          <Button kind="primary" keys="Ctrl+Enter" busy={busy} onPress={leave}>
            {words.leave}
          </Button>
        </>
      }
    >
      <p>{waiting === 0 ? words.allSays : words.about(waiting)}</p>
    </Dialog>
  );
}
