import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { measure, reaches, type Result } from '../../bench/measure.ts';
import { workloads } from '../../bench/registry.ts';
import { verdict } from '../../bench/report/tell.ts';
import { createSharing } from '../../bench/sharing.ts';
import { tinySizes } from '../../bench/sizes.ts';

describe('the benchmark', () => {
  let folder = '';
  let shared: ReturnType<typeof createSharing>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tillbook-bench-'));
    shared = createSharing({ folder, sizes: tinySizes, say: () => undefined });
  });
  afterAll(async () => {
    await shared.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(workloads({ large: true }).map((workload) => [workload.id, workload] as const))(
    '%s still runs, and what it wrote holds',
    async (id, workload) => {
      if ((workload.cannotRun?.() ?? null) !== null) return;
      const result = await measure(workload, shared.bench);
      expect(result).toMatchObject({ id, goal: workload.goal, floor: workload.floor });
      expect(result.ours).toBeGreaterThan(0);
      expect(result.raw).toBeGreaterThan(0);
      expect(result.ratio).toBeGreaterThan(0);
    },
    90_000,
  );
});

describe('a result', () => {
  const result: Result = {
    id: 'W1',
    ...{ ours: 45, raw: 100, ratio: 0.45, goal: 0.6, floor: 0.5 },
    ...{ unit: 'per second', better: 'more', noisy: false },
    oursRange: [44, 46],
    rawRange: [99, 101],
  };

  it('is held against its lines from the right side', () => {
    expect(reaches(result, 0.5)).toBe(false);
    expect(reaches(result, 0.45)).toBe(true);
    expect(reaches({ ...result, better: 'less' }, 0.5)).toBe(true);
    expect(reaches({ ...result, better: 'less' }, 0.4)).toBe(false);
  });

  it('below its floor fails the run, unless the machine was noisy', () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    expect(verdict([result])).toBe(1);
    expect(verdict([{ ...result, noisy: true }])).toBe(0);
    expect(verdict([{ ...result, ratio: 0.5 }])).toBe(0);
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });
});
