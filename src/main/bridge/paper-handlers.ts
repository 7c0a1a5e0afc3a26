import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { noSuchInvoice } from '../actions/no-such-invoice.ts';
import { countPrint, printsOf } from '../book/prints.ts';
import { pageHtml } from '../paper/page-html.ts';
import { paperModelFor } from '../paper/papers.ts';
import type { PrintablePage } from '../ports/printer.ts';
import type { DeskContext } from './desk-context.ts';
import { type Handler, type Looking, lookInto } from './handler.ts';
import { once } from './once.ts';

type Asked = CallRequest<'papers.page'>;

/** A document as one printable page. */
export const paperPage: Handler<'papers.page'> = (desk, input) => {
  const page = pageOf(desk, input);
  return page.ok ? ok({ title: page.value.title, html: page.value.html }) : page;
};

/** A document as a PDF file. */
export const paperPdf: Handler<'papers.pdf'> = async (desk, input) => {
  const page = pageOf(desk, input);
  if (!page.ok) return page;
  const pdf = await desk.printer.pdf(page.value);
  if (!pdf.ok) return pdf;
  return ok({ fileName: `${page.value.title}.pdf`, base64: pdf.value.toString('base64') });
};

/** Sends a document to the host's printer; what was printed makes the next one a copy. */
export const paperPrint: Handler<'papers.print'> = (desk, input) =>
  once(desk, 'papers.print', input, async () => {
    const page = pageOf(desk, input);
    if (!page.ok) return page;
    const printed = await desk.printer.print(page.value);
    if (!printed.ok) return printed;
    countPrint(desk.book, input);
    return ok({ printed: true });
  });

/** Notes that a document was printed by hand, from the browser. */
export const paperPrinted: Handler<'papers.printed'> = (desk, input) =>
  once(desk, 'papers.printed', input, async () => {
    const page = pageOf(desk, input);
    if (!page.ok) return page;
    countPrint(desk.book, input);
    return ok({ times: printsOf(desk.book.read, input) });
  });

/** The page of a document, as it would be printed now. */
function pageOf(desk: DeskContext, input: Asked): Result<PrintablePage, Failure> {
  const looking = lookInto(desk);
  if (!looking.ok) return looking;
  const { kind, id, size = usualSize(looking.value) } = input;
  const copy = printsOf(desk.book.read, input);
  const isPractice = desk.mode === 'practice';
  const model = paperModelFor(looking.value, kind, id, { isPractice, copy });
  if (model === null) {
    return fail(
      kind === 'invoice'
        ? noSuchInvoice(desk.book.read, id)
        : { kind: 'not-found', what: kind, id },
    );
  }
  return ok({ title: `${model.title} ${model.number}`, html: pageHtml(model, size), size });
}

/** Where money is counted in dollars of North America, paper is Letter. */
const usualSize = ({ identity }: Looking): 'a4' | 'letter' =>
  ['USD', 'CAD', 'MXN'].includes(identity.currency) ? 'letter' : 'a4';
