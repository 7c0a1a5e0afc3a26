import { create } from 'zustand';
import type { CallValue } from '../../shared/contract/contract.ts';

/** What the desk says about itself and who is at it. */
export type DeskStatus = CallValue<'setup.status'>;

interface Session {
  readonly status: DeskStatus | undefined;
  readonly setStatus: (status: DeskStatus) => void;
}

/** The desk's own word on who is signed in; nothing here decides who may do what. */
export const useSession = create<Session>()((set) => ({
  status: undefined,
  setStatus: (status) => set({ status }),
}));

/** Who is signed in; undefined while nobody is. */
export const useSignedIn = () => useSession((session) => session.status?.signedIn);

/** Whether a manager is signed in, so that what only managers may do can be shown. */
export const useIsManager = (): boolean =>
  useSession((session) => session.status?.signedIn?.role === 'manager');
