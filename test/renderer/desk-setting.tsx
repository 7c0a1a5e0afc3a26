import '../../src/renderer/tokens.css';
import '../../src/renderer/base.css';
import type { ReactNode } from 'react';
import type { Day } from '../../src/shared/base/days.ts';
import type { Currency } from '../../src/shared/money/currency.ts';
import { DeskProvider } from '../../src/renderer/ui/desk-context.tsx';

/** Parts at a desk in dollars, on Thursday 16 July 2026. */
export const AtDesk = (props: { readonly children: ReactNode; readonly currency?: string }) => (
  <DeskProvider
    setting={{
      currency: (props.currency ?? 'USD') as Currency,
      timeZone: 'America/Chicago',
      today: '2026-07-16' as Day,
    }}
  >
    {props.children}
  </DeskProvider>
);
