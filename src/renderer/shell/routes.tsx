import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { AllocationScreen } from '../screens/allocation/allocation-screen.tsx';
import { CardsScreen } from '../screens/cards/cards-screen.tsx';
import { CustomerScreen } from '../screens/customer/customer-screen.tsx';
import { CustomersScreen } from '../screens/customers/customers-screen.tsx';
import { ExceptionScreen } from '../screens/exception/exception-screen.tsx';
import { ExceptionsScreen } from '../screens/exceptions/exceptions-screen.tsx';
import { InvoiceScreen } from '../screens/invoice/invoice-screen.tsx';
import { InvoicesScreen } from '../screens/invoices/invoices-screen.tsx';
import { NewCustomerScreen } from '../screens/new-customer/new-customer-screen.tsx';
import { NewInvoiceScreen } from '../screens/new-invoice/new-invoice-screen.tsx';
import { NewPaymentScreen } from '../screens/new-payment/new-payment-screen.tsx';
import { PaperScreen } from '../screens/paper/paper-screen.tsx';
import { ApplyCredit } from '../screens/payment/allocate/apply-credit.tsx';
import { CreditRefund } from '../screens/payment/refund/credit-refund.tsx';
import { PaymentScreen } from '../screens/payment/payment-screen.tsx';
import { PaymentsScreen } from '../screens/payments/payments-screen.tsx';
import { RefundElsewhereScreen } from '../screens/refund-elsewhere/refund-elsewhere-screen.tsx';
import { RefundScreen } from '../screens/refund/refund-screen.tsx';
import { RefundsScreen } from '../screens/refunds/refunds-screen.tsx';
import { SafeKeepingScreen } from '../screens/safe-keeping/safe-keeping-screen.tsx';
import { SettingsScreen } from '../screens/settings/settings-screen.tsx';
import { SyncScreen } from '../screens/sync/sync-screen.tsx';
import { TodayScreen } from '../screens/today/today-screen.tsx';
import { NoSuchPage } from './no-such-page.tsx';

/** Credit goes out, or to invoices, by the same panels as the money of a payment. */
function besideCustomer(id: string, sheet: string | undefined): ReactNode {
  if (sheet === 'refund') return <CreditRefund key={sheet} customerId={id} />;
  if (sheet === 'apply') return <ApplyCredit key={sheet} customerId={id} />;
  return undefined;
}

/** Which page stands at which address. */
export const Routes = () => (
  <Switch>
    <Route path="/" component={TodayScreen} />
    <Route path="/invoices" component={InvoicesScreen} />
    <Route path="/invoices/new" component={NewInvoiceScreen} />
    <Route path="/invoices/:id/:sheet?">
      {({ id, sheet }) => (
        <InvoiceScreen
          key={id}
          id={id}
          sheet={sheet === 'credit' || sheet === 'cancel' ? sheet : undefined}
        />
      )}
    </Route>
    <Route path="/payments" component={PaymentsScreen} />
    <Route path="/payments/new" component={NewPaymentScreen} />
    <Route path="/payments/:id/:sheet?">
      {({ id, sheet }) => (
        <PaymentScreen
          key={id}
          id={id}
          sheet={sheet === 'refund' || sheet === 'allocate' ? sheet : undefined}
        />
      )}
    </Route>
    <Route path="/refunds" component={RefundsScreen} />
    <Route path="/refunds/elsewhere" component={RefundElsewhereScreen} />
    <Route path="/refunds/:id">{({ id }) => <RefundScreen key={id} id={id} />}</Route>
    <Route path="/customers" component={CustomersScreen} />
    <Route path="/customers/new" component={NewCustomerScreen} />
    <Route path="/customers/:id/:sheet?">
      {({ id, sheet }) => (
        <CustomerScreen
          key={id}
          id={id}
          sheet={sheet === 'credit' ? sheet : undefined}
          beside={besideCustomer(id, sheet)}
        />
      )}
    </Route>
    <Route path="/allocations/:id">{({ id }) => <AllocationScreen key={id} id={id} />}</Route>
    <Route path="/paper/:kind/:id">
      {({ kind, id }) =>
        kind === 'refund' || kind === 'payment' || kind === 'invoice' ? (
          <PaperScreen key={id} kind={kind} id={id} />
        ) : (
          <NoSuchPage />
        )
      }
    </Route>
    <Route path="/to-resolve" component={ExceptionsScreen} />
    <Route path="/to-resolve/:id">
      {({ id }) => <ExceptionScreen key={id} id={decodeURIComponent(id)} />}
    </Route>
    <Route path="/settings" component={SettingsScreen} />
    <Route path="/settings/cards" component={CardsScreen} />
    <Route path="/settings/sync" component={SyncScreen} />
    <Route path="/settings/safe-keeping/:at?">{({ at }) => <SafeKeepingScreen at={at} />}</Route>
    <Route component={NoSuchPage} />
  </Switch>
);
