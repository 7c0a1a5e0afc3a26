import type { PaymentView } from '../../../../shared/contract/views.ts';

/** A payment and the charge of its card. */
export interface ChargeProps {
  readonly payment: PaymentView;
  readonly charge: NonNullable<PaymentView['charge']>;
}
