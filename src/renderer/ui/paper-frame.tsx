import './paper-frame.css';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';

export type PaperSize = 'a4' | 'letter' | 'roll';

/** What a screen may ask of the paper it shows. */
export interface Paper {
  readonly print: () => void;
}

interface PaperFrameProps {
  readonly title: string;
  /** A whole page, as the desk wrote it. */
  readonly html: string;
  readonly size: PaperSize;
  readonly ref?: Ref<Paper> | undefined;
}

interface Policy {
  readonly createHTML: (html: string) => unknown;
}

interface Factory {
  readonly createPolicy: (name: string, rules: { createHTML: (html: string) => string }) => Policy;
}

let policy: Policy | undefined;

/**
 * The desk's own page for its own frame, in which nothing runs: the one place where text becomes a
 * document. Where the browser guards that door, this names who opens it.
 */
function asDocument(html: string): string {
  const { trustedTypes } = window as unknown as { readonly trustedTypes?: Factory };
  policy ??= trustedTypes?.createPolicy('tillbook-paper', { createHTML: (page) => page });
  return (policy === undefined ? html : policy.createHTML(html)) as string;
}

interface Page {
  readonly html: string;
  readonly styles: readonly string[];
}

/**
 * The frame inherits this page's policy, which refuses style elements. So their text is taken out
 * and put on as sheets of the frame's own, which only a script of this page can do.
 */
function undress(html: string): Page {
  const styles: string[] = [];
  const bare = html.replaceAll(/<style[^>]*>([\s\S]*?)<\/style>/g, (_, css: string) => {
    styles.push(css);
    return '';
  });
  return { html: bare, styles };
}

function dress(page: Document, styles: readonly string[]): void {
  const Sheet = page.defaultView?.CSSStyleSheet;
  if (Sheet === undefined) return;
  page.adoptedStyleSheets = styles.map((css) => {
    const sheet = new Sheet();
    sheet.replaceSync(css);
    return sheet;
  });
}

/** A document as it will be printed: black on white in every light, and nothing in it runs. */
export function PaperFrame({ title, html, size, ref }: PaperFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState<number>();
  useImperativeHandle(ref, () => ({ print: () => frame.current?.contentWindow?.print() }));
  useEffect(() => {
    const { current } = frame;
    if (current === null) return;
    const page = undress(html);
    const settle = () => {
      if (current.contentDocument === null) return;
      dress(current.contentDocument, page.styles);
      // Measured from the paper's own length, not from what the frame was stretched to before.
      current.style.height = '0';
      setHeight(current.contentDocument.documentElement.scrollHeight);
      current.style.height = '';
    };
    current.addEventListener('load', settle);
    current.srcdoc = asDocument(page.html);
    return () => current.removeEventListener('load', settle);
  }, [html]);
  return (
    <iframe
      ref={frame}
      title={title}
      className={`paper-frame paper-frame-${size}`}
      data-ready={height === undefined ? undefined : ''}
      sandbox="allow-same-origin allow-modals"
      tabIndex={-1}
      style={height === undefined ? {} : { height }}
    />
  );
}
