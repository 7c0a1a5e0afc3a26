import { testDrill } from '../support/short-drill.ts';
import { disk } from './disk.ts';

testDrill(disk, { runs: 12, untilFound: { 'deaf-commits': 5, 'stays-stopped': 10 } });
