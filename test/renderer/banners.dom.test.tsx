import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { makeQueries } from '../../src/renderer/bridge/queries.ts';
import { Banners } from '../../src/renderer/shell/banners.tsx';
import { useNews } from '../../src/renderer/shell/news.ts';
import { useSession } from '../../src/renderer/state/session.ts';
import type { CallValue } from '../../src/shared/contract/contract.ts';
import { AtDesk } from './desk-setting.tsx';
import { scriptDesk } from './scripted-desk.ts';

type Health = CallValue<'desk.health'>;

const desk = scriptDesk();

const well: Health = {
  state: 'open',
  canWrite: true,
  bookFolder: '/book',
  appVersion: '1.0.0',
  ledgerBytes: 1,
  walBytes: 1,
  backups: { folder: '/backups', encrypted: true, count: 1, restoreWaits: false },
};
const stopped = (kind: string): Health => ({
  ...well,
  state: 'read-only',
  canWrite: false,
  why: { kind, sentence: `The sentence of ${kind}.` },
});
const notice = (weight: 'alarm' | 'note', sentence: string) => ({
  id: sentence,
  kind: 'epoch-begun',
  weight,
  sentence,
  at: '2026-07-16T15:00:00.000Z',
});

function Window() {
  useNews();
  return <Banners />;
}

function App() {
  const [queries] = useState(makeQueries);
  return (
    <QueryClientProvider client={queries}>
      <AtDesk>
        <Window />
      </AtDesk>
    </QueryClientProvider>
  );
}

function signIn(role: 'manager' | 'front-desk', mode: 'live' | 'practice' = 'live') {
  const signedIn = { staffId: 'r', name: 'Ruth Adler', role };
  useSession.setState({ status: { ready: true, mode, today: '2026-07-16', signedIn } });
}

const banner = () => document.querySelector('.banner')?.textContent ?? 'no banner';
const changed = () => desk.tell({ kind: 'health', subjects: [] });

describe('the line over the window', () => {
  beforeEach(() => {
    signIn('manager');
    desk.answer({ 'desk.health': well, 'desk.notices': { rows: [] } });
  });

  it('is not there while all is well', async () => {
    await render(<App />);
    await expect.poll(() => desk.asked.includes('desk.notices')).toBe(true);
    expect(banner()).toBe('no banner');
  });

  it.each([
    ['disk-full', 'The disk is full: nothing can be entered.'],
    ['disk-trouble', 'The disk gives errors: nothing can be entered.'],
    ['read-only', 'This book can only be read here.'],
    ['book-busy', 'Another program holds the book'],
    ['book-damaged', 'The book is damaged: nothing more is written to it.'],
    ['book-moved', 'The file of this book was moved or deleted'],
    ['something-new', 'The sentence of something-new.'],
  ])('[T5] [T6] says for %s what does not go and what to do', async (kind, says) => {
    desk.answer({ 'desk.health': stopped(kind) });
    await render(<App />);
    await expect.poll(banner).toContain(says);
    expect(banner()).not.toMatch(/delete /);
  });

  it('[T5] goes by itself when the cause is gone, though nobody tells', async () => {
    desk.answer({ 'desk.health': stopped('disk-full') });
    await render(<App />);
    await expect.poll(banner).toContain('The disk is full');
    desk.answer({ 'desk.health': well });
    await expect.poll(banner, { timeout: 5000 }).toBe('no banner');
  });

  it('[T6] offers to open the book again to a manager only', async () => {
    desk.answer({ 'desk.health': stopped('read-only') });
    const screen = await render(<App />);
    await expect.element(screen.getByRole('button', { name: 'Open it again' })).toBeVisible();
    signIn('front-desk');
    await expect.poll(banner).not.toContain('Open it again');
  });

  it('[T10] says that a restore waits, that a backup failed, and that the disk is nearly full', async () => {
    const backups = { ...well.backups, trouble: 'The stick is gone.' };
    desk.answer({ 'desk.health': { ...well, backups: { ...backups, restoreWaits: true } } });
    await render(<App />);
    await expect.poll(banner).toContain('A restore waits for the next start.');
    desk.answer({ 'desk.health': { ...well, backups, lowDisk: 'Only 90 MB are free.' } });
    changed();
    await expect.poll(banner).toContain('The last backup was not made. The stick is gone.');
    desk.answer({ 'desk.health': { ...well, lowDisk: 'Only 90 MB are free.' } });
    changed();
    await expect.poll(banner).toContain('The disk is nearly full. Only 90 MB are free.');
  });

  it('shows an alarm before what goes wrong beside the work, and a note after it; one at a time', async () => {
    const failing = { ...well, backups: { ...well.backups, trouble: 'The stick is gone.' } };
    desk.answer({
      'desk.health': failing,
      'desk.notices': { rows: [notice('note', 'Restored.'), notice('alarm', 'Set back.')] },
    });
    await render(<App />);
    await expect.poll(banner).toContain('Set back.');
    expect(banner()).toContain('and 1 more');
    expect(document.querySelectorAll('.banner')).toHaveLength(1);
    desk.answer({ 'desk.notices': { rows: [notice('note', 'Restored.')] } });
    changed();
    await expect.poll(banner).toContain('The stick is gone.');
    desk.answer({ 'desk.health': well });
    changed();
    await expect.poll(banner).toContain('Restored.');
  });

  it('lets a manager close what was understood, and leads everybody to what to do', async () => {
    desk.answer({
      'desk.notices': { rows: [notice('note', 'Restored.')] },
      'desk.closeNotice': { id: 'Restored.' },
    });
    const screen = await render(<App />);
    const link = screen.getByRole('link', { name: 'What to do' });
    await expect
      .element(link)
      .toHaveAttribute('href', expect.stringContaining('/settings/safe-keeping'));
    await userEvent.click(screen.getByRole('button', { name: 'Understood' }));
    expect(desk.asked).toContain('desk.closeNotice');
    signIn('front-desk');
    await expect.poll(banner).not.toContain('Understood');
  });

  it('says in practice that it is practice, where nothing matters more', async () => {
    signIn('manager', 'practice');
    await render(<App />);
    await expect.poll(banner).toContain('Practice.');
    desk.answer({ 'desk.health': stopped('disk-full') });
    changed();
    await expect.poll(banner).toContain('The disk is full');
  });
});
