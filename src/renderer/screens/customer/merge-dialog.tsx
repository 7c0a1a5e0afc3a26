import { type ReactNode, useState } from 'react';
import type { CallValue } from '../../../shared/contract/contract.ts';
import type { CustomerView } from '../../../shared/contract/views.ts';
import { useCustomerSearch } from '../../bridge/customers.ts';
import { DialogChoice } from '../../ui/dialog-choice.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Money } from '../../ui/figures.tsx';
import { Note } from '../../ui/note.tsx';
import { oneCustomerWords as words } from '../../words/one-customer.ts';
import { useMerging } from './use-merging.ts';

interface MergeDialogProps {
  readonly customer: CustomerView;
  readonly onMerged: (id: string) => void;
  readonly onClose: () => void;
}

/** Makes one customer of two, once everything that follows was shown. */
export function MergeDialog({ customer, onMerged, onClose }: MergeDialogProps) {
  const [text, setText] = useState('');
  const { found, busy: finding } = useCustomerSearch(text);
  const merging = useMerging(customer, onMerged);
  const { other, ahead, trouble, busy, confirm } = merging;
  return (
    <Dialog
      title={words.mergeTitle(customer.name)}
      size="wide"
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      footer={
        <DialogChoice
          keep={words.notMerged}
          verb={ahead === undefined ? 'Merge' : words.confirmMerge(ahead.kept.name)}
          busy={busy}
          why={ahead === undefined ? 'Choose the other customer first.' : undefined}
          onKeep={onClose}
          onDo={confirm}
        />
      }
    >
      <p>{words.mergeAbout}</p>
      <Combobox
        label={words.other}
        chosen={other?.title}
        text={text}
        onText={setText}
        items={found
          .filter(({ id }) => id !== customer.id)
          .map((row) => ({ ...row, icon: 'customer' as const }))}
        none={words.nobody}
        busy={finding}
        placeholder="Name"
        onPick={merging.choose}
        autoFocus
      />
      {other === undefined ? null : (
        <RadioCards
          label={words.keep}
          value={merging.keeps}
          onChange={merging.keep}
          choices={[
            { value: 'this', title: customer.name },
            { value: 'other', title: other.title },
          ]}
        />
      )}
      {ahead === undefined ? null : <Ahead preview={ahead} />}
      {trouble === undefined ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </Dialog>
  );
}

type Preview = CallValue<'customers.previewMerge'>;

const details = [
  ['Name', 'name'],
  ['Telephone', 'phone'],
  ['E-mail', 'email'],
  ['Address', 'address'],
  ['Notes', 'notes'],
] as const;

const figures = [
  ['Owes', 'owedMinor'],
  ['Paid, not applied yet', 'unallocatedMinor'],
  ['Credit', 'creditMinor'],
] as const;

const counts = [
  ['Invoices', 'invoices'],
  ['Payments', 'payments'],
  ['Refunds', 'refunds'],
] as const;

/** Both side by side, and what the one that is kept will hold. */
function Ahead({ preview }: { readonly preview: Preview }) {
  const columns = [preview.merged, preview.kept, preview.after] as const;
  const sides = ['merged', 'kept', 'after'] as const;
  const row = (term: string, cell: (one: Preview['after']) => ReactNode) => (
    <tr key={term}>
      <th scope="row">{term}</th>
      {columns.map((one, place) => (
        <td key={sides[place]}>{cell(one)}</td>
      ))}
    </tr>
  );
  return (
    <table className="customer-merge" aria-live="polite">
      <thead>
        <tr>
          <td />
          <th scope="col">Goes</th>
          <th scope="col">Kept</th>
          <th scope="col">Afterwards</th>
        </tr>
      </thead>
      <tbody>
        {details.map(([term, field]) => row(term, (one) => one[field] ?? '–'))}
        {figures.map(([term, field]) => row(term, (one) => <Money of={one[field]} />))}
        {counts.map(([term, field]) => row(term, (one) => String(one[field])))}
      </tbody>
    </table>
  );
}
