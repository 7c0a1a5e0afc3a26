import { playHistories, type Share } from './histories.ts';

// Plays its share of the histories of a drill, and says so after each.
const share = JSON.parse(process.argv[2] ?? '{}') as Share;
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const tally = await playHistories(share, (found) => say({ found }));
say({ tally });
