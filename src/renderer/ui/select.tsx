import './select.css';
import {
  Button as AriaButton,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { Field, type FieldWords } from './field.tsx';
import { Icon } from './icon.tsx';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly sub?: string | undefined;
}

interface SelectProps<Value extends string> extends FieldWords {
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly options: readonly Option<Value>[];
  readonly placeholder?: string | undefined;
}

/** One of a few known values. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, onChange, options, placeholder = 'Choose', ...words } = props;
  return (
    <Field {...words}>
      {(aids) => (
        <AriaSelect
          aria-label={words.label}
          selectedKey={value ?? null}
          placeholder={placeholder}
          isInvalid={aids['aria-invalid'] === true}
          onSelectionChange={(key) => onChange(key as Value)}
        >
          <AriaButton
            id={aids.id}
            className="input select-button"
            aria-describedby={aids['aria-describedby']}
          >
            <SelectValue className="select-value" />
            <Icon name="down" />
          </AriaButton>
          <OptionList options={options} />
        </AriaSelect>
      )}
    </Field>
  );
}

interface FilterChipProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
  readonly options: readonly Option<Value>[];
}

/** A filter of a list: says what it filters by, or what it is set to and how to lift it. */
export function FilterChip<Value extends string>(props: FilterChipProps<Value>) {
  const { label, value, onChange, options } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <span className="chip" data-on={chosen === undefined ? undefined : ''}>
      <AriaSelect
        aria-label={label}
        selectedKey={value ?? null}
        onSelectionChange={(key) => onChange(key as Value)}
      >
        <AriaButton className="chip-button">
          {chosen === undefined ? (
            label
          ) : (
            <>
              {label}: <b>{chosen.label}</b>
            </>
          )}
          {chosen === undefined ? <Icon name="down" size={14} /> : null}
        </AriaButton>
        <OptionList options={options} />
      </AriaSelect>
      {chosen === undefined ? null : (
        <button
          type="button"
          className="chip-clear"
          aria-label={`Lift the filter ${label}`}
          onClick={() => onChange(undefined)}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </span>
  );
}

const OptionList = <Value extends string>({
  options,
}: {
  readonly options: readonly Option<Value>[];
}) => (
  <Popover className="option-popover" offset={4}>
    <ListBox className="options scroll-thin">
      {options.map((option) => (
        <ListBoxItem
          key={option.value}
          id={option.value}
          textValue={option.label}
          className="option"
        >
          {({ isSelected }) => (
            <>
              <span className="option-tick">
                {isSelected ? <Icon name="done" size={14} /> : null}
              </span>
              <span>{option.label}</span>
              {option.sub === undefined ? null : <span className="option-sub">{option.sub}</span>}
            </>
          )}
        </ListBoxItem>
      ))}
    </ListBox>
  </Popover>
);
