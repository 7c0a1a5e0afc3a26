import { RadioCards } from '../../ui/choice.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { personWords as words } from '../../words/settings.ts';
import type { PersonDraft, Pins } from './person-form.ts';

interface PersonFieldsProps {
  readonly draft: PersonDraft;
  readonly change: (part: Partial<PersonDraft>) => void;
  readonly pins: Pins;
  readonly onPins: (pins: Pins) => void;
  readonly isNew: boolean;
  readonly issue: (path: string) => string | undefined;
}

export const PersonFields = (props: PersonFieldsProps) => {
  const { draft, change, pins, onPins, isNew, issue } = props;
  return (
    <>
      <TextField
        label={words.name}
        value={draft.name}
        onChange={(name) => change({ name })}
        issue={issue('name')}
        most={120}
      />
      <RadioCards
        label={words.role}
        value={draft.role}
        onChange={(role) => change({ role })}
        issue={issue('role')}
        choices={[
          { value: 'front-desk', title: words.frontDesk, sub: words.frontDeskSub },
          { value: 'manager', title: words.manager, sub: words.managerSub },
        ]}
      />
      <MoneyField
        label={words.limit}
        hint={words.limitHint}
        value={draft.limit}
        onChange={(limit) => change({ limit })}
        issue={issue('refundLimitMinor')}
      />
      <div className="person-pins">
        <PinField
          label={isNew ? words.pin : words.newPin}
          hint={isNew ? words.pinHint : words.newPinHint}
          value={pins.pin}
          onChange={(pin) => onPins({ ...pins, pin })}
          issue={issue('pin')}
        />
        <PinField
          label={words.pinAgain}
          value={pins.again}
          onChange={(again) => onPins({ ...pins, again })}
          issue={issue('again')}
        />
      </div>
      {isNew ? null : (
        <RadioCards
          label={words.state}
          value={draft.active}
          onChange={(active) => change({ active })}
          issue={issue('active')}
          choices={[
            { value: 'yes', title: words.active, sub: words.activeSub },
            { value: 'no', title: words.inactive, sub: words.inactiveSub },
          ]}
        />
      )}
    </>
  );
};
