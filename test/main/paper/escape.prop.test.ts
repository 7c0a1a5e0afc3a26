import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cssString, html, prose } from '../../../src/main/paper/escape.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

it('no text opens a tag, ends a quote or keeps a control byte', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(html(text)).toMatch(/^(?:[^<>"'&\p{Cc}\p{Cs}]|&(?:amp|lt|gt|quot|#39);)*$/u);
      const plain = prose(text).replace(/<span class="whole">|<\/span>/g, '');
      expect(plain).toBe(html(text));
    }),
  );
});

it('what can be read is kept', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\p{L}\p{N} &<>"'.,-]{0,40}$/u), (text) => {
      const signs: Readonly<Record<string, string>> = {
        '&lt;': '<',
        '&gt;': '>',
        '&quot;': '"',
        '&#39;': "'",
        '&amp;': '&',
      };
      expect(html(text).replace(/&[a-z0-9#]+;/g, (entity) => signs[entity] ?? '?')).toBe(text);
    }),
  );
});

it('no text leaves its string of CSS', () => {
  expect(cssString('"}')).toBe('"\\22 \\7d "');
  fc.assert(
    fc.property(anyText, (text) => {
      expect(cssString(text)).toMatch(/^"(?:[a-zA-Z0-9]|\\[0-9a-f]{1,6} )*"$/);
    }),
  );
});
