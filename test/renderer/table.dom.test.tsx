import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Table } from '../../src/renderer/ui/table.tsx';
import type { Column } from '../../src/renderer/ui/table-parts.tsx';
import { AtDesk } from './desk-setting.tsx';

interface Line {
  readonly id: string;
  readonly name: string;
}

const lines: readonly Line[] = Array.from({ length: 10_000 }, (_, index) => ({
  id: `id-${String(index)}`,
  name: `Line ${String(index)}`,
}));
const columns: readonly Column<Line>[] = [
  { id: 'name', head: 'Name', cell: (row) => row.name },
  { id: 'id', head: 'Id', cell: (row) => row.id },
];

function Harness(props: { readonly onOpen?: (row: Line) => void; readonly onMore?: () => void }) {
  const [selected, setSelected] = useState<string>();
  return (
    <AtDesk>
      <div style={{ height: 400, display: 'flex' }}>
        <Table
          label="Lines"
          columns={columns}
          rows={lines}
          idOf={(row) => row.id}
          selectedId={selected}
          onSelect={(row) => setSelected(row.id)}
          onOpen={props.onOpen ?? (() => undefined)}
          more={props.onMore !== undefined}
          onMore={props.onMore}
        />
      </div>
    </AtDesk>
  );
}

const selectedName = () =>
  document.querySelector('tr[aria-selected=true] th')?.textContent ?? 'none';

describe('the table', () => {
  it('takes the arrows at once and opens the selected row on Enter', async () => {
    const onOpen = vi.fn<(row: Line) => void>();
    await render(<Harness onOpen={onOpen} />);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
    await expect.poll(selectedName).toBe('Line 1');
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(lines[1]);
  });

  it('goes to both ends and keeps the selected row in sight and named', async () => {
    const screen = await render(<Harness />);
    await userEvent.keyboard('{End}');
    await expect.poll(selectedName).toBe('Line 9999');
    const row = document.querySelector('tr[aria-selected=true]');
    await expect.element(screen.getByText('Line 9999')).toBeInViewport();
    await expect
      .element(screen.getByRole('grid'))
      .toHaveAttribute('aria-activedescendant', row?.id ?? '');
    await userEvent.keyboard('{Home}');
    await expect.poll(selectedName).toBe('Line 0');
  });

  it('puts only the rows in sight on the page, and says how many there are', async () => {
    const screen = await render(<Harness />);
    await expect.element(screen.getByText('Line 0', { exact: true })).toBeVisible();
    expect(document.querySelectorAll('tbody tr').length).toBeLessThan(60);
    await expect.element(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '10001');
  });

  it('asks for more as the end comes near', async () => {
    const onMore = vi.fn<() => void>();
    await render(<Harness onMore={onMore} />);
    expect(onMore).not.toHaveBeenCalled();
    await userEvent.keyboard('{End}');
    await expect.poll(() => onMore.mock.calls.length).toBeGreaterThan(0);
  });
});
