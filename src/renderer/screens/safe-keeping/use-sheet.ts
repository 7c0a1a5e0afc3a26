import { useLocation } from 'wouter';
import type { CallValue } from '../../../shared/contract/contract.ts';

export type BackupList = CallValue<'backups.list'>;
export type Backup = BackupList['rows'][number];

type SheetName = 'passphrase' | 'places' | 'restore';

/** The sheet beside the page. It stands in the address, so that a banner can lead to it. */
export interface Sheet {
  readonly at: SheetName | undefined;
  readonly open: (name: SheetName | undefined, backupId?: string) => void;
}

const isSheet = (at: string | undefined): at is SheetName =>
  at === 'passphrase' || at === 'places' || at === 'restore';

export function useSheet(at: string | undefined): Sheet {
  const [, goTo] = useLocation();
  return {
    at: isSheet(at) ? at : undefined,
    open: (name, backupId) => {
      const path = name === undefined ? '' : `/${name}`;
      const search = backupId === undefined ? '' : `?backup=${encodeURIComponent(backupId)}`;
      goTo(`/settings/safe-keeping${path}${search}`, { replace: true });
    },
  };
}
