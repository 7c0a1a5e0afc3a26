import { testDrill } from '../support/short-drill.ts';
import { crash } from './crash.ts';

testDrill(crash, { runs: 12, untilFound: { 'early-ack': 60, 'half-commits': 200 } });
