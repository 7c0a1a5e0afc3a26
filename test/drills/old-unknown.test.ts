import { testDrill } from '../support/short-drill.ts';
import { oldUnknown } from './old-unknown.ts';

// [T16]
testDrill(oldUnknown, { runs: 120, untilFound: { 'no-look-up': 60 } });
