// The rules of this house that no ready-made linter knows, as one plugin.
import { arrows } from './rules/arrows.mjs';
import { disableSaysWhy } from './rules/disable-says-why.mjs';
import { factsAreAppendedByTheBook } from './rules/facts-are-appended-by-the-book.mjs';
import { noDrawerFolders } from './rules/no-drawer-folders.mjs';
import { noMoneyArithmetic } from './rules/no-money-arithmetic.mjs';
import { noSelectStar } from './rules/no-select-star.mjs';
import { sharedIsPure } from './rules/shared-is-pure.mjs';

export default {
  meta: { name: 'house' },
  rules: {
    arrows,
    'disable-says-why': disableSaysWhy,
    'facts-are-appended-by-the-book': factsAreAppendedByTheBook,
    'no-drawer-folders': noDrawerFolders,
    'no-money-arithmetic': noMoneyArithmetic,
    'no-select-star': noSelectStar,
    'shared-is-pure': sharedIsPure,
  },
};
