import { testDrill } from '../support/short-drill.ts';
import { verify } from './verify.ts';

testDrill(verify, {
  runs: 3000,
  untilFound: { 'verify-at-the-desk': 4000, 'projection-unchecked': 500 },
});
