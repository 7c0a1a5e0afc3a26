import { testDrill } from '../support/short-drill.ts';
import { sync } from './sync.ts';

// [T11]
testDrill(sync, { runs: 15, untilFound: { 'run-lost': 6 } });
