import { testDrill } from '../support/short-drill.ts';
import { hub } from './hub.ts';

// [T14]
testDrill(hub, { runs: 3, untilFound: { 'late-commits': 4, 'no-lock': 2 } });
