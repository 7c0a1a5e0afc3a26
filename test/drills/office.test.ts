import { testDrill } from '../support/short-drill.ts';
import { office } from './office.ts';

// [T13]
testDrill(office, { runs: 6, untilFound: { 'page-with-gaps': 5 }, timeoutMs: 180_000 });
