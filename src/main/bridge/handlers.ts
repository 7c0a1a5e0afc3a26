import { ok } from '../../shared/base/result.ts';
import type { CallName } from '../../shared/contract/contract.ts';
import { createAllocation, removeAllocation } from '../actions/allocations.ts';
import { cancelRefund } from '../actions/cancel-refund.ts';
import { cancelInvoice, previewCancel } from '../actions/cancel-invoice.ts';
import { bounceCheck, clearCheck, clearRefund } from '../actions/checks.ts';
import { createCreditNote, previewCreditNote } from '../actions/credit-notes.ts';
import { applyCredit, grantCredit } from '../actions/credits.ts';
import { retryRefund, setRefundAside, turnRefundIntoCredit } from '../actions/card-refunds.ts';
import { createRefund } from '../actions/create-refund.ts';
import { createCustomer, updateCustomer } from '../actions/customers.ts';
import { disputeInvoice, releaseDispute } from '../actions/dispute-invoice.ts';
import { eraseCustomer, mergeCustomers } from '../actions/one-customer.ts';
import {
  unheardBeforeHandOver,
  unheardBeforeTakeBack,
  unheardBeforeVoid,
} from '../actions/other-desks-warning.ts';
import { previewErase, previewMerge } from '../actions/preview-one-customer.ts';
import { discardDraft, draftInvoice, issueDraft, updateDraft } from '../actions/invoice-drafts.ts';
import { handOverRefund } from '../actions/hand-over-refund.ts';
import { issueInvoice } from '../actions/issue-invoice.ts';
import { previewApply, previewGrant } from '../actions/preview-credit.ts';
import { previewRefund } from '../actions/preview-refund.ts';
import { recordPayment } from '../actions/record-payment.ts';
import { refundChoices } from '../actions/refund-choices.ts';
import { reversePayment } from '../actions/reverse-payment.ts';
import { takeOverRefund } from '../actions/take-over-refund.ts';
import { updateBusiness, updateSettings } from '../actions/settings.ts';
import { voidInvoice } from '../actions/void-invoice.ts';
import { getAllocation, listAllocations } from '../queries/allocations.ts';
import { cardRefundsWaiting } from '../queries/card-waiting.ts';
import { listCreditNotes } from '../queries/credit-notes.ts';
import { listGrantedCredits } from '../queries/granted-credits.ts';
import { getCustomer, listCustomers } from '../queries/customers.ts';
import { find } from '../queries/find.ts';
import { getInvoice, listInvoices, reckoningView, totalInvoices } from '../queries/invoices.ts';
import { getPayment, listPayments, totalPayments } from '../queries/payments.ts';
import { getRefund, listRefunds, totalRefunds } from '../queries/refunds.ts';
import { suggestAllocations } from '../queries/suggest-allocations.ts';
import { today } from '../queries/today.ts';
import { trialBalance } from '../queries/trial-balance.ts';
import { readSettings } from '../book/records/settings.ts';
import { lineRequests } from '../book/records/line-requests.ts';
import * as cards from './card-handlers.ts';
import { act, type Handler, view, viewOne } from './handler.ts';
import { importPayments } from './import-handlers.ts';
import { paperPage, paperPdf, paperPrint, paperPrinted } from './paper-handlers.ts';
import * as people from './people-handlers.ts';
import * as exceptions from './exception-handlers.ts';
import * as ledger from './ledger-handlers.ts';
import * as sync from './sync-handlers.ts';
import * as shutOut from './shut-out-handlers.ts';
import * as safe from './safe-handlers.ts';

/** Which action or query answers each call. Leaving one out does not compile. */
export const handlers: { readonly [Name in CallName]: Handler<Name> } = {
  'setup.status': people.setupStatusHandler,
  'setup.create': people.createSetup,
  'session.signIn': people.signIn,
  'session.signOut': people.signOut,
  'settings.get': view(({ read, identity }) => ok(readSettings(read, identity.org))),
  'settings.update': act('settings.update', updateSettings),
  'business.update': act('business.update', updateBusiness),
  'staff.list': people.staffList,
  'staff.create': people.staffCreate,
  'staff.update': people.staffUpdate,

  'customers.create': act('customers.create', createCustomer),
  'customers.update': act('customers.update', updateCustomer),
  'customers.merge': act('customers.merge', mergeCustomers),
  'customers.previewMerge': view(({ read }, input) => previewMerge(read, input)),
  'customers.erase': act('customers.erase', eraseCustomer),
  'customers.previewErase': view((looking, input) => previewErase(looking, input.id)),
  'customers.get': viewOne<'customers.get'>('customer', getCustomer),
  'customers.list': view((looking, input) => ok(listCustomers(looking, input))),

  'invoices.issue': act('invoices.issue', issueInvoice),
  'invoices.reckon': view((_, input) => reckoningView(lineRequests(input.lines))),
  'invoices.get': viewOne<'invoices.get'>('invoice', (looking, id) => {
    const invoice = getInvoice(looking, id);
    return invoice === null ? null : { ...invoice, ...unheardBeforeVoid(looking, invoice) };
  }),
  'invoices.list': view((looking, input) => ok(listInvoices(looking, input))),
  'invoices.totals': view((looking, input) => ok(totalInvoices(looking, input))),
  'invoices.draft': act('invoices.draft', draftInvoice),
  'invoices.updateDraft': act('invoices.updateDraft', updateDraft),
  'invoices.discardDraft': act('invoices.discardDraft', discardDraft),
  'invoices.issueDraft': act('invoices.issueDraft', issueDraft),
  'invoices.dispute': act('invoices.dispute', disputeInvoice),
  'invoices.releaseDispute': act('invoices.releaseDispute', releaseDispute),
  'invoices.void': act('invoices.void', voidInvoice),

  'payments.record': act('payments.record', recordPayment),
  'payments.import': importPayments,
  'payments.get': viewOne<'payments.get'>('payment', (looking, id) => {
    const payment = getPayment(looking, id);
    return payment === null ? null : { ...payment, ...unheardBeforeTakeBack(looking, payment) };
  }),
  'payments.list': view((looking, input) => ok(listPayments(looking, input))),
  'payments.totals': view((looking, input) => ok(totalPayments(looking, input))),
  'payments.reverse': act('payments.reverse', reversePayment),
  'payments.clear': act('payments.clear', clearCheck),
  'payments.bounce': act('payments.bounce', bounceCheck),
  'payments.suggest': view(suggestAllocations),
  'cards.charge': cards.chargeCard,
  'cards.callOff': cards.callOff,
  'cards.status': cards.status,
  'cards.check': cards.check,
  'cards.setKey': cards.setKey,
  'cards.removeKey': cards.removeKey,
  'cards.setReader': cards.setReader,
  'allocations.create': act('allocations.create', createAllocation),
  'allocations.remove': act('allocations.remove', removeAllocation),
  'allocations.get': viewOne<'allocations.get'>('allocation', getAllocation),
  'allocations.list': view((looking, input) => ok(listAllocations(looking, input))),

  'refunds.choices': view(({ read, identity }, input) => refundChoices(read, identity, input)),
  'refunds.preview': view(previewRefund),
  'refunds.create': act('refunds.create', createRefund),
  'refunds.retry': act('refunds.retry', retryRefund),
  'refunds.takeOver': act('refunds.takeOver', takeOverRefund),
  'refunds.waiting': view((looking) => ok(cardRefundsWaiting(looking))),
  'refunds.setAside': act('refunds.setAside', setRefundAside),
  'refunds.askStripe': cards.askStripe,
  'refunds.turnIntoCredit': act('refunds.turnIntoCredit', turnRefundIntoCredit),
  'refunds.get': viewOne<'refunds.get'>('refund', (looking, id) => {
    const refund = getRefund(looking, id);
    return refund === null ? null : { ...refund, ...unheardBeforeHandOver(looking, refund) };
  }),
  'refunds.list': view((looking, input) => ok(listRefunds(looking, input))),
  'refunds.totals': view((looking, input) => ok(totalRefunds(looking, input))),
  'refunds.cancel': act('refunds.cancel', cancelRefund),
  'refunds.handOver': act('refunds.handOver', handOverRefund),
  'refunds.clear': act('refunds.clear', clearRefund),
  'creditNotes.preview': view(previewCreditNote),
  'creditNotes.create': act('creditNotes.create', createCreditNote),
  'invoices.cancelPlan': view(previewCancel),
  'invoices.cancel': act('invoices.cancel', cancelInvoice),
  'credits.grant': act('credits.grant', grantCredit),
  'credits.previewGrant': view(({ read }, input) => previewGrant(read, input)),
  'credits.previewApply': view(({ read }, input) => previewApply(read, input)),
  'credits.granted': view(listGrantedCredits),
  'credits.apply': act('credits.apply', applyCredit),
  'exceptions.list': exceptions.list,
  'exceptions.get': exceptions.get,
  'exceptions.count': exceptions.count,
  'exceptions.resolve': exceptions.resolve,
  'creditNotes.list': view((looking, input) => ok(listCreditNotes(looking, input))),

  'desk.health': safe.health,
  'desk.reopen': safe.reopen,
  'ledger.extract': safe.extract,
  'backups.list': safe.backupsList,
  'backups.make': safe.backupsMake,
  'backups.restore': safe.backupsRestore,
  'backups.forgetRestore': safe.backupsForgetRestore,
  'backups.passphrase': safe.backupsPassphrase,
  'backups.passphraseOnPaper': safe.backupsPassphraseOnPaper,
  'backups.schedule': safe.backupsSchedule,

  'ledger.verify': ledger.verify,
  'ledger.rebuild': ledger.rebuild,
  'numbers.register': ledger.numbers,
  'desk.notices': ledger.noticesList,
  'desk.closeNotice': ledger.noticeClose,

  'desk.today': view((looking) => ok(today(looking))),
  'desk.find': view((looking, input) => ok(find(looking, input))),
  'reports.trialBalance': view((looking, input) =>
    ok(trialBalance(looking, input.on ?? looking.today)),
  ),

  'sync.join': sync.join,
  'sync.status': sync.status,
  'sync.now': sync.now,
  'sync.workOffline': sync.workOffline,
  'sync.pair': sync.pair,
  'sync.waitingEntries': sync.waitingEntriesTold,
  'sync.waiting': sync.waiting,
  'sync.revoke': shutOut.revoke,
  'sync.apart': shutOut.apart,
  'sync.admit': shutOut.admit,
  'sync.refuse': shutOut.refuse,

  'papers.page': paperPage,
  'papers.pdf': paperPdf,
  'papers.print': paperPrint,
  'papers.printed': paperPrinted,
};
