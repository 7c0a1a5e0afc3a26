import { testDrill } from '../support/short-drill.ts';
import { hubHostile } from './hub-hostile.ts';

// [T21]
testDrill(hubHostile, {
  runs: 400,
  untilFound: { 'believes-signatures': 300, 'believes-newcomers': 300 },
});
