import { type PlaySeeds, playSeeds } from '../stripe/play-seeds.ts';

// Plays sequences of card money and tells of each as a line of JSON.
const request = JSON.parse(process.argv[2] ?? '{}') as PlaySeeds;
await playSeeds(request, (news) => console.log(JSON.stringify(news)));
