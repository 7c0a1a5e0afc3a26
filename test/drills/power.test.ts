import { testDrill } from '../support/short-drill.ts';
import { power } from './power.ts';

testDrill(power, { runs: 800, untilFound: { 'normal-sync': 2000 } });
