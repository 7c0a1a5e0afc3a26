import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { useListKeys } from '../../src/renderer/ui/use-list-keys.ts';

interface FinderProps {
  readonly rows: readonly string[];
  readonly isLate: boolean;
  readonly onPick: (row: string | undefined) => void;
}

function Finder({ rows, isLate, onPick }: FinderProps) {
  const list = useListKeys({
    count: rows.length,
    isLate,
    onPick: (index) => onPick(rows[index]),
  });
  return <input aria-label="Find" autoFocus onKeyDown={(event) => list.onKey(event)} />;
}

describe('a list below a field', () => {
  it('[U39] waits for what was typed: Enter never picks what an earlier text had found', async () => {
    const pick = vi.fn<(row: string | undefined) => void>();
    const page = await render(<Finder rows={['Renée']} isLate onPick={pick} />);
    await userEvent.keyboard('{Enter}');
    expect(pick).not.toHaveBeenCalled();
    await page.rerender(<Finder rows={['Zeno']} isLate={false} onPick={pick} />);
    await vi.waitFor(() => expect(pick.mock.calls).toEqual([['Zeno']]));
  });

  it('picks at once where nothing is late, and nothing where another key came after Enter', async () => {
    const pick = vi.fn<(row: string | undefined) => void>();
    const page = await render(<Finder rows={['Nora', 'Zeno']} isLate={false} onPick={pick} />);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(pick.mock.calls).toEqual([['Zeno']]);
    await page.rerender(<Finder rows={['Nora']} isLate onPick={pick} />);
    await userEvent.keyboard('{Enter}x');
    await page.rerender(<Finder rows={['Nora']} isLate={false} onPick={pick} />);
    expect(pick).toHaveBeenCalledOnce();
  });
});
