import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoundedDesk, openFoundedDesk } from '../../support/founded-desk.ts';
import { createPlayer, type Tally } from '../../support/sequence-player.ts';
import { seeded, sequences } from '../../support/sequences.ts';

const runs = Number(process.env['RUNS'] ?? 1000);
const length = 60;
/** A desk serves so many sequences, each with customers of its own, before a new one is opened. */
const sequencesPerDesk = 40;

describe('any sequence of commands', () => {
  it(
    '[R14] does what the slow model says, and each preview what follows',
    { timeout: 600_000 },
    async () => {
      let desk: FoundedDesk | undefined;
      let played = 0;
      const tally: Tally = new Map();
      await fc.assert(
        fc.asyncProperty(sequences(length), async (steps) => {
          if (desk === undefined || played % sequencesPerDesk === 0) {
            await desk?.close();
            desk = await openFoundedDesk();
          }
          played += 1;
          await createPlayer(desk, tally).play(steps);
          expect(desk.troubles).toEqual([]);
        }),
        {
          ...seeded('Any sequence of commands'),
          numRuns: runs,
          // What was asked is told as it was; SHRINK=1 also looks for the shortest such sequence.
          endOnFailure: process.env['SHRINK'] === undefined,
        },
      );
      const seldom = [...tally].filter(([, times]) => times * 2000 < runs);
      process.stdout.write(
        `${JSON.stringify([...tally].toSorted())}\nseldom: ${JSON.stringify(seldom)}\n`,
      );
    },
  );
});
