import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// A paper looks the same at every desk and on every printer only if it carries its letters with
// it, and only letters we know have figures that line up. Each page holds just the alphabets that
// occur on it; for a Latin page that is about 100 KB.

/** The names by which styles call the faces, with what stands in where they can't be read. */
export const sans = `'Paper Sans','Segoe UI','SF Pro Text','Liberation Sans',Arial,sans-serif`;
export const serif = `'Paper Serif','Cambria','Liberation Serif','Times New Roman',serif`;

/**
 * Faces of fixed weight: a PDF holds them as they are, sharp and 40 KB small. The page's own faces of
 * variable weight would be drawn into it outline by outline, three times as large and slower to print.
 */
const faces: readonly Face[] = [
  { family: 'Paper Sans', name: 'inter', weights: ['400', '600'] },
  { family: 'Paper Serif', name: 'source-serif-4', weights: ['600'] },
];

interface Face {
  readonly family: string;
  readonly name: string;
  readonly weights: readonly string[];
}

/** The alphabets of the faces, and a letter that shows that one is needed. */
const alphabets: ReadonlyArray<readonly [name: string, letters: RegExp]> = [
  ['latin', /[ -~\u00a0-\u00ff]/u],
  ['latin-ext', /[\u0100-\u02ff\u1e00-\u1e9f\u1ef2-\u1eff\u20a0-\u20c0]/u],
  ['vietnamese', /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef1\u20ab]/u],
  ['greek', /[\u0370-\u03ff]/u],
  ['cyrillic', /[\u0400-\u045f\u0490\u0491\u2116]/u],
];

/** The style rules that carry the letters of a text; nothing where the faces are not here. */
export const fontFaces = (text: string): string =>
  alphabets
    .filter(([, letters]) => letters.test(text))
    .flatMap(([alphabet]) => faces.map((face) => faceRules(face, alphabet)))
    .join('');

const rules = new Map<string, string>();

function faceRules(face: Face, alphabet: string): string {
  const key = `${face.name} ${alphabet}`;
  const known = rules.get(key);
  if (known !== undefined) return known;
  // A paper in another face is better than none.
  const made = readFace(face, alphabet) ?? '';
  rules.set(key, made);
  return made;
}

const { resolve } = createRequire(import.meta.url);

function readFace({ family, name, weights }: Face, alphabet: string): string | null {
  try {
    const ranges = readFileSync(resolve(`@fontsource/${name}/unicode.json`), 'utf8');
    const range = (JSON.parse(ranges) as Record<string, string>)[alphabet] ?? '';
    const rule = (weight: string) => {
      const file = resolve(`@fontsource/${name}/files/${name}-${alphabet}-${weight}-normal.woff2`);
      const letters = readFileSync(file).toString('base64');
      return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${letters}) format('woff2');unicode-range:${range}}`;
    };
    return weights.map(rule).join('');
  } catch {
    return null;
  }
}
