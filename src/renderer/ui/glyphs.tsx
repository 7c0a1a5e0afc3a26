import type { ReactNode } from 'react';

// The shapes that tell statuses apart without colour: a circle that fills up, a box that fills
// up, a diamond that asks, an octagon that stops. Drawn on a 16 px grid with 1.5 px lines.

const circle = <circle cx="8" cy="8" r="5.75" />;
const box = <rect x="2.75" y="2.75" width="10.5" height="10.5" rx="1" />;
const diamond = <path d="M8 1.75 14.25 8 8 14.25 1.75 8Z" />;
const mark = { stroke: 'var(--glyph-mark, var(--sheet))', strokeWidth: 1.7 } as const;
const solid = { fill: 'currentColor', stroke: 'none' } as const;

export const glyphs = {
  'circle-dashed': (
    <>
      <circle cx="8" cy="8" r="5.75" strokeDasharray="2.4 2.1" />
      <path d="M8 5.25V8l1.75 1.25" />
    </>
  ),
  'circle-arrow': (
    <>
      {circle}
      <path d="M8 10.75v-5.5M5.75 7.5 8 5.25l2.25 2.25" />
    </>
  ),
  'circle-half': (
    <>
      {circle}
      <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5Z" {...solid} />
    </>
  ),
  'circle-full': (
    <>
      <circle cx="8" cy="8" r="6.5" {...solid} />
      <path d="m5.2 8.2 2 2 3.6-4" {...mark} />
    </>
  ),
  'circle-slash': (
    <>
      {circle}
      <path d="m4 12 8-8" />
    </>
  ),
  'box-empty': box,
  'box-half': (
    <>
      {box}
      <path d="M2.75 8h10.5v4.25a1 1 0 0 1-1 1h-8.5a1 1 0 0 1-1-1Z" {...solid} />
    </>
  ),
  'box-full': <rect x="2" y="2" width="12" height="12" rx="1.5" {...solid} />,
  'diamond-question': (
    <>
      {diamond}
      <path d="M6.7 6.6c.1-.75.65-1.15 1.3-1.15.8 0 1.35.45 1.35 1.15 0 .95-1.3 1.05-1.3 2M8 10.7v.01" />
    </>
  ),
  'diamond-exclaim': (
    <>
      {diamond}
      <path d="M8 5.1v3.3M8 10.7v.01" />
    </>
  ),
  octagon: (
    <>
      <path d="M5.3 1.75h5.4l3.55 3.55v5.4l-3.55 3.55H5.3L1.75 10.7V5.3Z" {...solid} />
      <path d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2" {...mark} />
    </>
  ),
  tray: (
    <path d="M8 2v7.25M5.25 6.75 8 9.5l2.75-2.75M2.25 9.75v3c0 .55.45 1 1 1h9.5c.55 0 1-.45 1-1v-3" />
  ),
  'turn-back': <path d="M5.25 3 2.25 6l3 3M2.5 6h7.25a3.75 3.75 0 0 1 0 7.5H6" />,
  check: (
    <>
      <rect x="1.75" y="4" width="12.5" height="8" rx="1" />
      <path d="M4 7h4.5M4 9.6c1-.9 1.6.9 2.6 0s1.4.5 2 0M10.75 7h1.5" />
    </>
  ),
  book: (
    <>
      <path d="M3 2.25h8.75c.7 0 1.25.55 1.25 1.25v10H4.5A1.5 1.5 0 0 1 3 12Z" />
      <path d="M3 12a1.5 1.5 0 0 1 1.5-1.5H13M5.75 5h4.5M5.75 7.5h4.5" />
    </>
  ),
} as const satisfies Readonly<Record<string, ReactNode>>;

export type GlyphName = keyof typeof glyphs;
