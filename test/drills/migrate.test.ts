import { testDrill } from '../support/short-drill.ts';
import { migrate } from './migrate.ts';

testDrill(migrate, { runs: 6, untilFound: { 'loose-steps': 60 } });
