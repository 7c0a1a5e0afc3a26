import './choice.css';
import { type ReactNode, useId } from 'react';
import { FieldFoot, type FieldWords } from './field.tsx';

/** One way to choose; with `why` it stays readable and can't be taken. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  readonly aside?: ReactNode;
  readonly why?: string | undefined;
}

interface ChoiceProps<Value extends string> extends FieldWords {
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly Choice<Value>[];
}

interface GroupProps<Value extends string> extends ChoiceProps<Value> {
  readonly kind: 'cards' | 'segments';
}

function ChoiceGroup<Value extends string>(props: GroupProps<Value>) {
  const { kind, label, hint, help, issue, labelHidden } = props;
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={`${id}-words`}>
      <legend className={labelHidden === true ? 'hidden-words' : 'choice-legend'}>
        <span className="field-cap">
          <span>{label}</span>
          {hint === undefined ? null : <span className="field-hint">{hint}</span>}
        </span>
      </legend>
      <div className={kind === 'cards' ? 'radio-cards' : 'segments'}>
        {props.choices.map((choice) => (
          <ChoiceOption key={choice.value} {...props} choice={choice} name={id} />
        ))}
      </div>
      <FieldFoot id={`${id}-words`} help={help} issue={issue} />
    </fieldset>
  );
}

interface OptionProps<Value extends string> extends GroupProps<Value> {
  readonly choice: Choice<Value>;
  readonly name: string;
}

function ChoiceOption<Value extends string>({
  choice,
  name,
  kind,
  value,
  onChange,
}: OptionProps<Value>) {
  const off = choice.why !== undefined;
  const sub = choice.why ?? choice.sub;
  const card = kind === 'cards';
  return (
    <label className={card ? 'radio-card' : 'segment'} data-off={off ? '' : undefined}>
      <input
        type="radio"
        name={name}
        checked={value === choice.value}
        aria-disabled={off ? true : undefined}
        // A choice that can't be taken keeps the focus, so that its reason can be read.
        onChange={() => (off ? undefined : onChange(choice.value))}
      />
      {card ? <span className="radio-dot" /> : null}
      <span className="choice-title">{choice.title}</span>
      {choice.aside === undefined ? null : <span className="choice-aside">{choice.aside}</span>}
      {sub === undefined || !card ? null : <span className="choice-sub">{sub}</span>}
    </label>
  );
}

/** Ways that need a word of explanation, one below the other. */
export const RadioCards = <Value extends string>(props: ChoiceProps<Value>) => (
  <ChoiceGroup kind="cards" {...props} />
);

/** Two to four short ways, side by side. */
export const Segmented = <Value extends string>(props: ChoiceProps<Value>) => (
  <ChoiceGroup kind="segments" {...props} />
);
