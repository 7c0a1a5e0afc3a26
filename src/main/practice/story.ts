import { takeToTheBank } from './afterwards.ts';
import { type Agenda, storyDays } from './agenda.ts';
import type { Front } from './front.ts';
import { customers } from './people.ts';
import { tellRefunds, tellSpare } from './giving-back.ts';
import { payAll } from './paying.ts';
import { refundStories } from './refund-stories.ts';
import type { Chance } from './seeded.ts';
import { billsOfToday, planToday } from './today.ts';
import type { Patient, Telling } from './telling.ts';
import { settle } from './settling.ts';
import { arrive, bill, daysToPay } from './visits.ts';

/** How many invoices the practice book holds. */
const invoiceCount = 400;

/** So many bills of two weeks ago stay open: they are due today. */
const dueToday = 4;

/** Tells five months at the desk, up to now. */
export function tellStory(agenda: Agenda, front: Front, chance: Chance): void {
  let payments = 0;
  const telling: Telling = {
    agenda,
    chance,
    front,
    patients: [],
    paid(paymentId) {
      payments += 1;
      if (front.payment(paymentId).method === 'check') takeToTheBank(telling, paymentId);
      if (front.availableMinor(paymentId) > 0) {
        if (chance.happens(40)) tellSpare(telling, paymentId);
      } else if (payments % 6 === 0) {
        const next = (payments / 6) % refundStories.length;
        tellRefunds(telling, paymentId, refundStories[next] ?? []);
      }
    },
  };
  planVisits(telling);
  agenda.run();
  planToday(telling);
  agenda.run();
}

/** Spreads the visits over the days on which the clinic was open. */
function planVisits(telling: Telling): void {
  const { agenda } = telling;
  const days = Array.from({ length: storyDays }, (_, past) => storyDays - past).filter(
    // Two weeks ago it was open in any case: what was billed then is due today.
    (daysAgo) => daysAgo === daysToPay || !agenda.isSunday(daysAgo),
  );
  const visits = invoiceCount - billsOfToday;
  let seen = 0;
  let left = dueToday;
  for (let visit = 0; visit < visits; visit += 1) {
    const daysAgo = days[Math.floor((visit * days.length) / visits)] ?? 1;
    agenda.onDay(daysAgo, () => {
      const patient = whoComes(telling, seen);
      seen += 1;
      const invoiceId = bill(telling, patient, daysAgo);
      if (daysAgo === daysToPay && left > 0 && patient.deposit === null) {
        left -= 1;
        patient.open.pop();
      } else settle(telling, patient, invoiceId);
    });
  }
}

/** New people keep coming; most visits are by those who came lately. The last person comes today. */
function whoComes(telling: Telling, seen: number): Patient {
  const { chance, patients } = telling;
  const known = Math.min(1 + Math.floor(seen / 6), customers.length - 1);
  if (patients.length < known) return welcome(telling);
  const firms = patients.filter((one) => one.person.isFirm);
  if (firms.length > 0 && chance.happens(7)) return chance.pick(firms);
  return chance.pick(chance.happens(75) ? patients.slice(-14) : patients);
}

/** A firm pays by the month. */
function welcome(telling: Telling): Patient {
  const patient = arrive(telling);
  const payMonth = () => {
    payAll(telling, patient, { method: 'check' });
    telling.agenda.daysLater(28, payMonth);
  };
  if (patient.person.isFirm) telling.agenda.daysLater(20, payMonth);
  return patient;
}
