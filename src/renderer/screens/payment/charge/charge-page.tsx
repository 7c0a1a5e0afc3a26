import { useSession } from '../../../state/session.ts';
import { CopyWords } from '../../../ui/copy-words.tsx';
import { useDesk } from '../../../ui/desk-context.tsx';
import { useMoneyText } from '../../../ui/figures.tsx';
import { OutsideLink } from '../../../ui/outside-link.tsx';
import { SquareCode } from '../../../ui/square-code.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { printWhen } from '../../../ui/when.ts';
import { chargeWords as words, linkMessage } from '../../../words/cards.ts';
import type { ChargeProps } from './charge-props.ts';

/** The page on which the customer pays: as a square for their phone, and as a link to send. */
export function ChargePage({ payment, charge: { url, expiresAt } }: ChargeProps) {
  const { timeZone, today } = useDesk();
  const business = useSession((session) => session.status?.business?.name) ?? '';
  const amount = useMoneyText()(payment.amountMinor);
  if (url === undefined) return null;
  const until = expiresAt === undefined ? '' : printWhen(expiresAt, timeZone, today);
  return (
    <div className="charge-page">
      <SquareCode of={url} label={`${words.address}: ${url}`} />
      <div className="charge-link">
        <p>{words.scan}</p>
        <TextField
          label={words.address}
          value={url}
          onChange={() => undefined}
          readOnly
          help={until === '' ? undefined : `${words.open} ${until}`}
        />
        <div className="charge-actions">
          <CopyWords text={url} done={words.copied}>
            {words.copyLink}
          </CopyWords>
          <CopyWords text={linkMessage({ business, amount, url, until })} done={words.copied}>
            {words.copyMessage}
          </CopyWords>
        </div>
        <OutsideLink to={url}>{words.openPage}</OutsideLink>
      </div>
    </div>
  );
}
