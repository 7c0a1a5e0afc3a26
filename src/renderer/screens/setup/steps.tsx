import { type ReactNode, useState } from 'react';
import { Combobox, type ComboItem } from '../../ui/combobox.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { setupWords as words } from '../../words/setup.ts';
import { findCurrency, findTimeZone } from './guesses.ts';
import type { Pins, SetupDraft } from './setup-form.ts';

interface StepProps {
  readonly draft: SetupDraft;
  readonly change: (part: Partial<SetupDraft>) => void;
  readonly issue: (path: string) => string | undefined;
}

interface StepFrameProps {
  readonly number: number;
  readonly title: string;
  readonly sub: string;
  readonly children: ReactNode;
}

/** One numbered part of the first run. */
export const StepFrame = ({ number, title, sub, children }: StepFrameProps) => (
  <section className="setup-step">
    <div>
      <h2>
        <span className="setup-number">{number}</span> {title}
      </h2>
      <p className="faint small">{sub}</p>
    </div>
    <div className="setup-fields">{children}</div>
  </section>
);

export const BusinessStep = ({ draft, change, issue }: StepProps) => (
  <StepFrame number={1} title={words.business} sub={words.businessSub}>
    <div className="setup-whole">
      <TextField
        label={words.businessName}
        value={draft.businessName}
        onChange={(businessName) => change({ businessName })}
        issue={issue('business.name')}
        autoFocus
        most={200}
      />
    </div>
    <KnownValue
      label={words.currency}
      help={words.currencyHelp}
      issue={issue('business.currency')}
      chosen={draft.currency}
      find={findCurrency}
      onPick={(currency) => change({ currency })}
    />
    <KnownValue
      label={words.timeZone}
      help={words.timeZoneHelp}
      issue={issue('business.timeZone')}
      chosen={draft.timeZone}
      find={findTimeZone}
      onPick={(timeZone) => change({ timeZone })}
    />
  </StepFrame>
);

interface KnownValueProps {
  readonly label: string;
  readonly help: string;
  readonly issue: string | undefined;
  readonly chosen: string;
  readonly find: (text: string) => readonly ComboItem[];
  readonly onPick: (id: string) => void;
}

/** One of the values that this computer knows: a currency, a time zone. */
function KnownValue({ label, help, issue, chosen, find, onPick }: KnownValueProps) {
  const [text, setText] = useState('');
  const item = find(chosen).find(({ id }) => id === chosen);
  const code = item?.detail === undefined ? '' : ` (${chosen})`;
  return (
    <Combobox
      label={label}
      help={help}
      issue={issue}
      chosen={`${item?.title ?? chosen}${code}`}
      text={text}
      onText={setText}
      items={find(text)}
      onPick={({ id }) => onPick(id)}
      none="Nothing of that name."
    />
  );
}

export const DeskStep = ({ draft, change, issue, code }: StepProps & { readonly code: string }) => (
  <StepFrame number={2} title={words.desk} sub={words.deskSub}>
    <TextField
      label={words.deskName}
      value={draft.deskName}
      onChange={(deskName) => change({ deskName })}
      issue={issue('desk.name')}
      most={60}
    />
    <TextField
      label={words.deskCode}
      hint={words.deskCodeHint}
      help={`Numbers will read ${code === '' ? 'A' : code}-INV-0001.`}
      value={code}
      onChange={(deskCode) => change({ deskCode: deskCode.toUpperCase() })}
      issue={issue('desk.code')}
      most={6}
    />
  </StepFrame>
);

interface ManagerStepProps extends StepProps {
  readonly pins: Pins;
  readonly onPins: (pins: Pins) => void;
}

export const ManagerStep = ({ draft, change, issue, pins, onPins }: ManagerStepProps) => (
  <StepFrame number={3} title={words.manager} sub={words.managerSub}>
    <div className="setup-whole">
      <TextField
        label={words.managerName}
        value={draft.managerName}
        onChange={(managerName) => change({ managerName })}
        issue={issue('manager.name')}
        most={120}
      />
    </div>
    <PinField
      label={words.pin}
      hint={words.pinHint}
      value={pins.pin}
      onChange={(pin) => onPins({ ...pins, pin })}
      issue={issue('manager.pin')}
    />
    <PinField
      label={words.pinAgain}
      value={pins.again}
      onChange={(again) => onPins({ ...pins, again })}
      issue={issue('again')}
    />
  </StepFrame>
);
