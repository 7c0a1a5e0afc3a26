import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isStamped, stampAfter } from '../../scripts/setup/stamp.mjs';

describe('a stamp', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tillbook-stamp-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const stamp = () => join(folder, 'stamp');

  test('stands once the work is done', async () => {
    await stampAfter(stamp(), 'version 1', async () => {});
    expect(await isStamped(stamp(), 'version 1')).toBe(true);
    expect(await isStamped(stamp(), 'version 2')).toBe(false);
  });

  test('falls when the same work is begun again and breaks off', async () => {
    await stampAfter(stamp(), 'version 1', async () => {});
    const broken = stampAfter(stamp(), 'version 1', () => Promise.reject(new Error('Ctrl+C')));
    await expect(broken).rejects.toThrow('Ctrl+C');
    expect(await isStamped(stamp(), 'version 1')).toBe(false);
  });
});
