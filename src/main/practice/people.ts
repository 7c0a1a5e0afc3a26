import type { CallInput } from '../../shared/contract/contract.ts';
import { nameKey } from '../book/profiles.ts';

/** Everybody's PIN in the practice book. It opens nothing else; the sign-in page says it. */
export const practicePin = '246813';

export const business = {
  name: 'Alder Street Physiotherapy',
  currency: 'USD',
  timeZone: 'America/Chicago',
  address: '418 Alder Street\nChicago, IL 60614',
  phone: '(312) 555-0100',
  email: 'desk@alder-street.example.com',
};

export const desk = { name: 'Front 2', code: 'F2' };

export const founder = 'Ruth Adler';

/** Who else works here. */
export const staff = [
  { name: 'Gwen Castellano', role: 'manager' },
  { name: 'Mina Okafor', role: 'front-desk' },
  { name: 'Joel Brandt', role: 'front-desk', refundLimitMinor: 20_000 },
] as const;

/** Firms that send their people and pay for several visits at once. */
const firms = ['Lakeside Roofing & Sheet Metal LLC', 'Northbranch Youth Soccer Club'];

const persons = `
Hanna Petrov, Marcus Whitfield, Zoë Kowalczyk, Dr. Priyanka Raghunathan-Venkataraman,
Tom Hale, Søren Lindqvist, Aaliyah Washington, José María Echeverría Zubizarreta,
Ng Wei Ling, Béatrice Lefèvre, Walter Przybylski, Imani Okonkwo, Grace Kim,
Łukasz Wiśniewski, Dolores Abernathy, Ravi Iyer, Chloe Beaumont, Omar Haddad,
Ingrid Sørensen, Peter O’Donnell, Yuki Tanaka, Fatima al-Rashid, Henry Cole,
Małgorzata Brzęczyszczykiewicz, Darnell Pruitt, Ana Beatriz Figueiredo, Lena Vogt,
Kofi Mensah, Rosalind Carrington-Hughes, Sam Ortiz, Nguyễn Thị Hồng Nhung, Gareth Llewellyn,
Bianca Moretti, Elijah Stone, Katarzyna Zielińska, Dev Patel, Maud van der Heijden,
Frank Novak, Siobhán Ní Bhriain, Teresa Quintanilla, Andre Baptiste, Miriam Rosenthal,
Leo Park, Agnieszka Dąbrowska, Wendell Ames, Jun Watanabe, Paloma Reyes, Isaac Thornton,
Noor Siddiqui, Edith Vandermeer, Caleb Fontaine, Xóchitl Hernández, Bo Li, Amara Nwosu,
Theodore Blackwood III, Renée Charbonneau, Viktor Hajdú, June Sato`
  .trim()
  .split(/,\s+/);

const remarks = new Map([
  ['Tom Hale', 'Prefers to be called in the evening.'],
  ['Dolores Abernathy', 'Hard of hearing: please speak up.'],
  ['Ravi Iyer', 'Insurer wants a report after each course.'],
  ['Edith Vandermeer', 'Her daughter pays; receipts go to her.'],
]);

/** Somebody who comes, and what they gave at the desk. */
export interface Person {
  readonly isFirm: boolean;
  readonly details: CallInput<'customers.create'>;
}

/** Everybody who comes, in the order in which they first do. */
export const customers: readonly Person[] = [
  ...persons.slice(0, 5).map((name, place) => person(name, place)),
  ...firms.map(firm),
  ...persons.slice(5).map((name, place) => person(name, place + 5)),
];

function person(name: string, place: number): Person {
  const words = nameKey(name)
    .replace('ł', 'l')
    .replace('ø', 'o')
    .replace(/^dr\. /, '')
    .replaceAll(/[^a-z -]/g, '')
    .split(' ');
  const notes = remarks.get(name);
  return {
    isFirm: false,
    details: {
      name,
      email: `${words[0] ?? 'x'}.${words.at(-1) ?? 'x'}@example.com`,
      phone: `(312) 555-0${String(101 + place)}`,
      ...(place % 3 === 0 ? { address: `${String(1200 + place * 17)} N Wells St, Chicago` } : {}),
      ...(notes === undefined ? {} : { notes }),
    },
  };
}

function firm(name: string, place: number): Person {
  return {
    isFirm: true,
    details: {
      name,
      email: `accounts@firm-${String(place + 1)}.example.com`,
      phone: `(312) 555-0${String(190 + place)}`,
      address: `${String(80 + place * 40)} W Hubbard St\nChicago, IL 60654`,
      notes: 'Pays by the month, several invoices at once.',
    },
  };
}
