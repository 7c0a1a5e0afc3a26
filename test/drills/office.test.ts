import { testDrill } from '../support/short-drill.ts';
import { office } from './office.ts';

// [T13]
testDrill(office, { runs: 6, untilFound: { 'page-cut-short': 3 }, timeoutMs: 180_000 });
