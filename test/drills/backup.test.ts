import { testDrill } from '../support/short-drill.ts';
import { backup } from './backup.ts';

testDrill(backup, { runs: 3, untilFound: { 'bare-copies': 12, 'log-left-behind': 12 } });
