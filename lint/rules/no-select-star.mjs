import { pathOf } from '../place.mjs';
import { eachText } from './sql.mjs';

const star = /\bselect\s+(distinct\s+)?(\w+\.)?\*/i;

/**
 * A query that names its columns fails when one goes; one that takes all of them changes meaning.
 * @type {import('../rule.mjs').Rule}
 */
export const noSelectStar = {
  create(context) {
    if (!pathOf(context).startsWith('src/')) return {};
    return eachText((node, text) => {
      if (star.test(text)) {
        context.report({ node, message: 'SQL names the columns it reads: no `select *`.' });
      }
    });
  },
};
