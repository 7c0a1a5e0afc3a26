import './combobox.css';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { ComboList } from './combo-list.tsx';
import { Field, type FieldAids, type FieldWords } from './field.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Spinner } from './spinner.tsx';
import { useListKeys } from './use-list-keys.ts';

export interface ComboItem {
  readonly id: string;
  readonly title: string;
  readonly detail?: ReactNode;
  readonly icon?: IconName | undefined;
}

interface ComboboxProps extends FieldWords {
  /** What was chosen, as it stands in the field. */
  readonly chosen: string | undefined;
  /** What is typed; the caller finds the items for it. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly items: readonly ComboItem[];
  readonly onPick: (item: ComboItem) => void;
  readonly busy?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Said where nothing was found. */
  readonly none?: ReactNode;
}

/** Finds one of very many by typing: a customer, an invoice, a payment. */
export const Combobox = (props: ComboboxProps) => {
  const { label, hint, help, issue, labelHidden } = props;
  return (
    <Field label={label} hint={hint} help={help} issue={issue} labelHidden={labelHidden}>
      {(aids) => <ComboInput {...props} aids={aids} />}
    </Field>
  );
};

function ComboInput(props: ComboboxProps & { readonly aids: FieldAids }) {
  const { aids, chosen, text, onText, items, onPick, busy = false } = props;
  const listId = useId();
  const [open, setOpen] = useState(false);
  const list = useListKeys({
    count: items.length,
    isLate: busy,
    onPick: (index) => pick(items[index]),
  });
  const close = () => {
    list.forget();
    setOpen(false);
    onText('');
  };
  const pick = (item: ComboItem | undefined) => {
    if (item === undefined) return;
    close();
    onPick(item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      // The first Esc closes the list, the next one leaves the form.
      event.preventDefault();
      close();
    } else if (open && list.onKey(event)) return;
    else if (event.key === 'ArrowDown') setOpen(true);
  };
  return (
    <div className="combobox">
      <div className="input-box">
        <Icon name="search" />
        <input
          {...aids}
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={
            open && list.active >= 0 ? `${listId}-${String(list.active)}` : undefined
          }
          autoComplete="off"
          spellCheck={false}
          autoFocus={props.autoFocus}
          placeholder={chosen ?? props.placeholder}
          value={open ? text : (chosen ?? text)}
          onClick={() => setOpen(true)}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setOpen(true);
            list.setActive(0);
            // What was chosen is written over, not added to.
            onText(open ? event.target.value : event.target.value.replace(chosen ?? '', ''));
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
        {busy ? <Spinner /> : null}
      </div>
      {open ? (
        <ComboList
          id={listId}
          label={props.label}
          items={items}
          active={list.active}
          onPoint={list.setActive}
          onPick={pick}
          none={busy ? undefined : props.none}
        />
      ) : null}
    </div>
  );
}
