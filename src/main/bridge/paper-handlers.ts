import { fail } from '../../shared/base/result.ts';
import type { Handler } from './handler.ts';

// Wired when the paper room stands.
export const paperPage: Handler<'papers.page'> = () => fail({ kind: 'no-printer', cause: 'x' });
export const paperPdf: Handler<'papers.pdf'> = () => fail({ kind: 'no-printer', cause: 'x' });
export const paperPrint: Handler<'papers.print'> = () => fail({ kind: 'no-printer', cause: 'x' });
