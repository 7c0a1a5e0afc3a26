import './method.css';
import type { PaymentView } from '../../shared/contract/views.ts';
import { methodWords } from '../words/methods.ts';
import { Icon, type IconName } from './icon.tsx';

const icons: Readonly<Record<PaymentView['method'], IconName>> = {
  cash: 'cash',
  check: 'check',
  electronic: 'bank',
  other: 'other',
  card: 'card',
};

interface MethodProps {
  readonly method: PaymentView['method'];
  readonly reference?: string | undefined;
}

/** `Check 2207`: the reference says more, and need not say the method again. */
function wordsFor(method: PaymentView['method'], reference: string | undefined): string {
  const word = methodWords[method];
  if (reference === undefined) return word;
  return reference.toLowerCase().startsWith(word.toLowerCase())
    ? reference
    : `${word} ${reference}`;
}

/** How money came or goes: `Check 2207`. */
export const Method = ({ method, reference }: MethodProps) => (
  <span className="method">
    <Icon name={icons[method]} />
    <span className="ellipsis">{wordsFor(method, reference)}</span>
  </span>
);
