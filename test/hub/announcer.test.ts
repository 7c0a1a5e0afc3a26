import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnnouncer } from '../../src/hub/store/announcer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('[H23] the first news are told at once, those of the next breath together', () => {
  const told: string[] = [];
  const announcer = createAnnouncer((org) => void told.push(org));
  announcer.announce('a');
  announcer.announce('b');
  expect(told).toEqual(['a', 'b']);
  for (let more = 0; more < 5; more += 1) announcer.announce('a');
  expect(told).toEqual(['a', 'b']);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(['a', 'b', 'a']);
  announcer.announce('a');
  expect(told).toEqual(['a', 'b', 'a', 'a']);
});

test('[H23] a hub that stops keeps no news to itself', () => {
  const told: string[] = [];
  const announcer = createAnnouncer((org) => void told.push(org));
  announcer.announce('a');
  announcer.announce('a');
  announcer.close();
  expect(told).toEqual(['a', 'a']);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(['a', 'a']);
});
