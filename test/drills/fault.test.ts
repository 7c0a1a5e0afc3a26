import { testDrill } from '../support/short-drill.ts';
import { fault } from './fault.ts';

testDrill(fault, { runs: 42, untilFound: { 'deaf-commits': 210 } });
