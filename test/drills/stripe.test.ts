import { testDrill } from '../support/short-drill.ts';
import { stripe } from './stripe.ts';

// [T15] [T16] [T18]
testDrill(stripe, {
  runs: 25,
  seed: 9100,
  untilFound: {
    'new-key-each-time': 60,
    'no-look-up': 60,
    'unknown-is-no': 60,
    'unknown-is-later': 60,
    'adopted-by-amount': 60,
    'believes-events': 60,
    'sends-before-writing': 60,
    'succeeded-is-final': 60,
  },
});
