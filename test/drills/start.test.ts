import { testDrill } from '../support/short-drill.ts';
import { start } from './start.ts';

testDrill(start, { runs: 3, untilFound: { 'no-lock': 10 } });
