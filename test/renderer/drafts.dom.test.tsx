import { beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { useDraft } from '../../src/renderer/state/drafts.ts';

function Form({ name = 'Mina' }: { readonly name?: string }) {
  const draft = useDraft('person 1', { name, role: 'manager' });
  return (
    <>
      <input
        aria-label="Name"
        value={draft.value.name}
        onChange={(event) => draft.change({ name: event.target.value })}
      />
      <output data-testid="attempt">{draft.attemptId}</output>
      <output data-testid="kept">{draft.kept ? 'kept' : 'fresh'}</output>
      <button type="button" onClick={draft.clear}>
        Done
      </button>
    </>
  );
}

const attempt = () => document.querySelector('[data-testid=attempt]')?.textContent;

describe('a draft', () => {
  beforeEach(() => sessionStorage.clear());

  it('comes back with the same attempt after the form was left', async () => {
    const first = await render(<Form />);
    const before = attempt();
    await userEvent.fill(first.getByLabelText('Name'), 'Mina O');
    await first.unmount();
    const again = await render(<Form />);
    await expect.element(again.getByLabelText('Name')).toHaveValue('Mina O');
    await expect.element(again.getByTestId('kept')).toHaveTextContent('kept');
    expect(attempt()).toBe(before);
  });

  it('follows the record where nothing was typed', async () => {
    const first = await render(<Form />);
    const before = attempt();
    await first.unmount();
    const again = await render(<Form name="Ruth" />);
    await expect.element(again.getByLabelText('Name')).toHaveValue('Ruth');
    await expect.element(again.getByTestId('kept')).toHaveTextContent('fresh');
    expect(attempt()).toBe(before);
  });

  it('is another attempt once it was carried out', async () => {
    const screen = await render(<Form />);
    const before = attempt();
    await userEvent.fill(screen.getByLabelText('Name'), 'X');
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    await expect.element(screen.getByLabelText('Name')).toHaveValue('Mina');
    expect(attempt()).not.toBe(before);
  });
});
