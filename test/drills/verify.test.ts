import { testDrill } from '../support/short-drill.ts';
import { verify } from './verify.ts';

testDrill(verify, {
  runs: 600,
  untilFound: { 'verify-at-the-desk': 2500, 'projection-unchecked': 300 },
});
