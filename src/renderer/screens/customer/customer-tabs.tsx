import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { usePages } from '../../bridge/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { invoiceColumns, paymentColumns } from './columns.tsx';
import { allocationColumns, creditColumns, refundColumns } from './move-columns.tsx';

type TabName = 'invoices' | 'payments' | 'refunds' | 'allocations' | 'credit';

const tabs = [
  { name: 'invoices', label: 'Invoices' },
  { name: 'payments', label: 'Payments' },
  { name: 'refunds', label: 'Refunds' },
  { name: 'allocations', label: 'Allocations' },
  { name: 'credit', label: 'Credit' },
] as const;

/** Everything in the book about a customer, one list at a time. */
export function CustomerTabs({ customerId }: { readonly customerId: string }) {
  const [at, setAt] = useState<TabName>('invoices');
  return (
    <Tabs label="What is in the book" tabs={tabs} at={at} onGo={setAt}>
      <Panel at={at} customerId={customerId} />
    </Tabs>
  );
}

interface PanelProps {
  readonly at: TabName;
  readonly customerId: string;
}

function Panel({ at, customerId }: PanelProps) {
  const [, goTo] = useLocation();
  switch (at) {
    case 'invoices':
      return (
        <Invoices
          customerId={customerId}
          onNew={() => goTo(`/invoices/new?customer=${customerId}`)}
        />
      );
    case 'payments':
      return (
        <Payments
          customerId={customerId}
          onNew={() => goTo(`/payments/new?customer=${customerId}`)}
        />
      );
    case 'refunds':
      return <Refunds customerId={customerId} />;
    case 'allocations':
      return <Allocations customerId={customerId} />;
    default:
      return <Credit customerId={customerId} />;
  }
}

interface ListProps {
  readonly customerId: string;
  readonly onNew?: () => void;
}

const Invoices = ({ customerId, onNew }: ListProps) => (
  <Rows
    label="Invoices"
    pages={usePages('invoices.list', { customerId })}
    columns={invoiceColumns}
    none="No invoice yet."
    action={<Button onPress={onNew}>Issue invoice</Button>}
  />
);

const Payments = ({ customerId, onNew }: ListProps) => (
  <Rows
    label="Payments"
    pages={usePages('payments.list', { customerId })}
    columns={paymentColumns}
    none="No payment yet."
    action={<Button onPress={onNew}>Take payment</Button>}
  />
);

const Refunds = ({ customerId }: ListProps) => (
  <Rows
    label="Refunds"
    pages={usePages('refunds.list', { customerId })}
    columns={refundColumns}
    none="Nothing was ever given back."
  />
);

const Allocations = ({ customerId }: ListProps) => (
  <Rows
    label="Allocations"
    pages={usePages('allocations.list', { customerId })}
    columns={allocationColumns}
    none="No money was put to an invoice yet."
  />
);

const Credit = ({ customerId }: ListProps) => (
  <Rows
    label="Credit granted"
    pages={usePages('credits.granted', { customerId })}
    columns={creditColumns}
    none="No credit was granted yet."
  />
);

interface RowsProps<Row> {
  readonly label: string;
  readonly pages: {
    readonly rows: readonly Row[] | undefined;
    readonly trouble: { readonly sentence: string } | undefined;
    readonly more: boolean;
    readonly onMore: () => void;
    readonly again: () => void;
  };
  readonly columns: readonly Column<Row>[];
  readonly none: string;
  readonly action?: ReactNode;
}

function Rows<Row extends { readonly id: string }>(props: RowsProps<Row>) {
  const { label, pages, columns, none, action } = props;
  const { rows, trouble } = pages;
  if (rows === undefined) {
    return trouble === undefined ? (
      <Loading what="Reading the book" />
    ) : (
      <Trouble sentence={trouble.sentence} onAgain={pages.again} />
    );
  }
  if (rows.length === 0) {
    return (
      <div className="customer-none">
        <p className="soft">{none}</p>
        {action}
      </div>
    );
  }
  return (
    <>
      <SmallTable label={label} columns={columns} rows={rows} idOf={(row) => row.id} />
      {pages.more ? (
        <p className="customer-more">
          <Button onPress={pages.onMore}>Show more</Button>
        </p>
      ) : null}
    </>
  );
}
