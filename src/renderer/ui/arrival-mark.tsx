import './arrival-mark.css';
import type { PaymentView } from '../../shared/contract/views.ts';
import { arrivalWords } from '../words/sync.ts';
import { Icon, type IconName } from './icon.tsx';

type Arrival = NonNullable<PaymentView['arrival']>;

const icons: Readonly<Record<Arrival, IconName>> = {
  apart: 'circle-slash',
  here: 'circle-dashed',
  sending: 'circle-arrow',
  arrived: 'circle-full',
};

/** How far what was written of a record has come. A desk without a hub has nothing to say of it. */
export function ArrivalMark({ of }: { readonly of: Arrival | undefined }) {
  if (of === undefined) return null;
  const { word, means } = arrivalWords[of];
  return (
    <span className="arrival" data-arrival={of} title={means}>
      <Icon name={icons[of]} size={14} />
      {word}
    </span>
  );
}
