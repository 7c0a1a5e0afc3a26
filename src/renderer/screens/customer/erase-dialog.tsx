import { useRef, useState } from 'react';
import type { CallValue } from '../../../shared/contract/contract.ts';
import type { CustomerView } from '../../../shared/contract/views.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { useAct, useAsk } from '../../bridge/hooks.ts';
import { say } from '../../state/toasts.ts';
import { DialogChoice } from '../../ui/dialog-choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { printWhenInside } from '../../ui/when.ts';
import { oneCustomerWords as words } from '../../words/one-customer.ts';

interface EraseDialogProps {
  readonly customer: CustomerView;
  readonly onClose: () => void;
}

/** Takes away all that is known of a customer, once their name was typed. */
export function EraseDialog({ customer, onClose }: EraseDialogProps) {
  const { id, name } = customer;
  const { value: ahead } = useAsk('customers.previewErase', { id }, { fresh: true });
  const [typed, setTyped] = useState('');
  const [pressed, setPressed] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const attemptId = useRef(crypto.randomUUID());
  const { busy, act } = useAct('customers.erase');
  const isTyped = typed.trim() === name.trim();
  const confirm = async () => {
    setPressed(true);
    if (busy || ahead === undefined || ahead.whyNot !== undefined || !isTyped) return;
    const answer = await act({ attemptId: attemptId.current, id });
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!answer.ok) return;
    say('Erased');
    onClose();
  };
  return (
    <Dialog
      title={words.eraseTitle(name)}
      size="wide"
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      footer={
        <DialogChoice
          keep={words.notErased}
          verb={words.confirmErase}
          busy={busy}
          why={ahead?.whyNot}
          onKeep={onClose}
          onDo={confirm}
        />
      }
    >
      <p>{words.eraseAbout}</p>
      {ahead === undefined ? null : <Ahead preview={ahead} />}
      {ahead?.whyNot === undefined ? (
        <TextField
          label={words.type(name)}
          value={typed}
          onChange={setTyped}
          issue={pressed && !isTyped ? words.typed : undefined}
          most={200}
          autoFocus
        />
      ) : null}
      {trouble === undefined ? null : (
        <Note kind="bad" live>
          {trouble.sentence}
        </Note>
      )}
    </Dialog>
  );
}

/** Why it can't be, what would go, what stays, and what older backups still hold. */
function Ahead({ preview }: { readonly preview: CallValue<'customers.previewErase'> }) {
  const { whyNot, along } = preview;
  return (
    <>
      {whyNot === undefined ? null : <Note kind="warning">{whyNot}</Note>}
      <Listed title={words.goes} lines={words.goesWhat(entriesText(preview.words), along)} />
      <Listed title={words.stays} lines={words.staysWhat} />
      <Backups />
    </>
  );
}

const entriesText = (count: number): string =>
  count === 1 ? '1 entry' : `${String(count)} entries`;

function Listed({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div className="customer-erase">
      <b>{title}</b>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}.</li>
        ))}
      </ul>
    </div>
  );
}

/** What older backups still hold, said as it is. */
function Backups() {
  const { timeZone, today } = useDesk();
  const { value } = useAsk('backups.list', {});
  if (value === undefined) return null;
  const [newest] = value.rows;
  const count = value.rows.length === 1 ? '1 backup' : `${String(value.rows.length)} backups`;
  return (
    <Note kind="info">
      {newest === undefined
        ? words.noBackups
        : words.backups(count, printWhenInside(newest.madeAt, timeZone, today))}
    </Note>
  );
}
