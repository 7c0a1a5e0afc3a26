import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { Segmented } from '../../ui/choice.tsx';
import { Money } from '../../ui/figures.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { methodWords } from '../../words/methods.ts';
import { CardPart } from './card-part.tsx';
import { type Method, type PaymentDraft, referenceLabels } from './payment-draft.ts';
import type { Spread } from './use-suggestion.ts';

const methods = (
  ['cash', 'check', 'electronic', 'other', 'card'] as const satisfies readonly Method[]
).map((value) => ({ value, title: methodWords[value] }));

interface MethodPartProps {
  readonly draft: PaymentDraft;
  readonly edit: (part: Partial<PaymentDraft>) => void;
  readonly trouble: Trouble | undefined;
  readonly change: Spread['change'];
}

/** By what it was paid, and what belongs to that: the cash laid down, or what stands on a check. */
export function MethodPart(props: MethodPartProps) {
  const { draft, edit, trouble } = props;
  return (
    <>
      <Segmented
        label="Paid by"
        value={draft.method}
        onChange={(method) => edit({ method })}
        choices={methods}
      />
      {draft.method === 'cash' ? <LaidDown {...props} /> : null}
      {draft.method === 'check' ? (
        <OnCheck {...props} />
      ) : draft.method === 'card' ? (
        <CardPart via={draft.via} onVia={(via) => edit({ via })} />
      ) : (
        <TextField
          label={referenceLabels[draft.method]}
          hint="optional"
          value={draft.reference}
          onChange={(reference) => edit({ reference })}
          issue={issueAt(trouble, 'reference')}
          most={100}
        />
      )}
    </>
  );
}

/** What stands on a check. */
const OnCheck = ({ draft, edit, trouble }: MethodPartProps) => (
  <div className="payment-check">
    <TextField
      label="Check number"
      value={draft.checkNumber}
      onChange={(checkNumber) => edit({ checkNumber })}
      issue={issueAt(trouble, 'checkNumber')}
      inputMode="numeric"
      most={40}
    />
    <TextField
      label="Bank"
      hint="optional"
      value={draft.bank}
      onChange={(bank) => edit({ bank })}
      issue={issueAt(trouble, 'bank')}
      most={80}
    />
  </div>
);

/** How much cash lies on the counter, and what goes back of it. */
function LaidDown({ draft, edit, trouble, change }: MethodPartProps) {
  const isShort = trouble?.kind === 'tendered-too-little' || change?.missingMinor !== undefined;
  return (
    <MoneyField
      label="Cash laid down"
      hint="optional, for the change"
      value={draft.tendered}
      onChange={(tendered) => {
        if (tendered !== draft.tendered) edit({ tendered });
      }}
      help={
        change?.changeMinor === undefined ? undefined : (
          <>
            Give back <Money of={change.changeMinor} strong />
          </>
        )
      }
      issue={
        issueAt(trouble, 'tenderedMinor') ??
        (isShort ? (
          change?.missingMinor === undefined ? (
            trouble?.sentence
          ) : (
            <>
              <Money of={change.missingMinor} /> is missing. Take more, or record a smaller payment.
            </>
          )
        ) : undefined)
      }
    />
  );
}
