import { Button } from '../../ui/button.tsx';
import { printBytes } from '../../ui/bytes.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { backupWords as words, reasonWords } from '../../words/safe-keeping.ts';
import type { Backup } from './use-sheet.ts';

interface BackupColumnsOptions {
  readonly when: (at: string) => string;
  /** Why nothing can be restored. */
  readonly why: string | undefined;
  readonly onRestore: (backup: Backup) => void;
}

/** When, why, how big, sealed or plain, and the way back. */
export const backupColumns = (options: BackupColumnsOptions): readonly Column<Backup>[] => [
  {
    id: 'made',
    head: words.made,
    cell: (row) => <span className="table-name">{options.when(row.madeAt)}</span>,
    title: (row) => row.id,
  },
  {
    id: 'why',
    head: words.why,
    width: 132,
    from: 480,
    cell: (row) => <span className="soft">{reasonWords[row.why]}</span>,
  },
  {
    id: 'size',
    head: words.size,
    kind: 'right',
    width: 84,
    from: 400,
    cell: (row) => <span className="figure">{printBytes(row.bytes)}</span>,
  },
  {
    id: 'kind',
    head: words.kind,
    width: 96,
    from: 300,
    cell: (row) => (
      <span className={row.encrypted ? 'safe-kind' : 'safe-kind safe-bad'}>
        <Icon name={row.encrypted ? 'lock' : 'warning'} size={14} />
        {row.encrypted ? words.sealed : words.plain}
      </span>
    ),
  },
  {
    id: 'restore',
    head: words.restore,
    headHidden: true,
    kind: 'right',
    width: 100,
    cell: (row) => (
      <Button size="small" kind="quiet" why={options.why} onPress={() => options.onRestore(row)}>
        {words.restore}
        <span className="hidden-words"> {options.when(row.madeAt)}</span>
      </Button>
    ),
  },
];
