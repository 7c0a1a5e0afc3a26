import { type Lying, lieToDesk } from './lie-to-desk.ts';

// A desk that is lied to, in a process of its own.
const lying = JSON.parse(process.argv[2] ?? '{}') as Lying;
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const outcome = await lieToDesk(lying, (said) => say({ said }));
say({ outcome });
