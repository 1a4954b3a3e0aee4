import type { ContactId } from '#shared/domain/operations/ids.ts';
import type { Chance } from './chance.ts';
import { freshId } from './fresh-id.ts';

/** A contact record of an invented person, in the shape contacts are kept and shared in. */
export type DemoContact = {
  readonly contactId: ContactId;
  readonly kind: 'person' | 'customer';
  readonly erased: false;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
};

const firstNames = [
  'Aoife',
  'Ben',
  'Carmen',
  'Daniel',
  'Elsa',
  'Farid',
  'Grace',
  'Hugo',
  'Imogen',
  'Jonas',
  'Kezia',
  'Liam',
  'Mirela',
  'Noor',
  'Oscar',
  'Petra',
  'Quentin',
  'Rosa',
  'Samir',
  'Tilda',
  'Ulrik',
  'Vera',
  'Wanda',
  'Yusuf',
  'Zoë',
  'Anselm',
  'Bríd',
  'Chiara',
  'Dorothea',
  'Emeka',
];
const lastNames = [
  'Ahern',
  'Bianchi',
  'Carroll',
  'Dubois',
  'Eriksen',
  'Fallon',
  'Grünwald',
  'Hayes',
  'Ibekwe',
  'Janssen',
  'Kowalska',
  'Lindqvist',
  'Moran',
  'Nakamura',
  'O’Shea',
  'Pereira',
  'Quigley',
  'Rossi',
  'Sadiq',
  'Tormey',
  'Underhill',
  'Varga',
  'Whelan',
  'Yilmaz',
  'Zeman',
];
const streets = [
  'Mill Lane',
  'Harbour Road',
  'Church Street',
  'Orchard Close',
  'Station Road',
  'High Street',
  'Quay Terrace',
  'Chapel Hill',
  'Weavers Row',
];
const towns = [
  'Westhaven',
  'Kilbrannoch',
  'Ardmoyle',
  'Little Fenwick',
  'Port Selwyn',
  'Marrow Bridge',
  'Dunlarig',
  'Easterby',
];
const notes = [
  '',
  '',
  '',
  '',
  '',
  'Leave with the neighbour at number 14.',
  'Ring twice, please.',
  'It is a present: no invoice in the parcel.',
];

const staffNames = ['Maeve Doran', 'Tom Ashe', 'Inês Ferreira'];

/** The three people who work in the demo shop. */
export function demoStaff(nextId: () => string): readonly DemoContact[] {
  return staffNames.map((name) => ({ ...contact(nextId, name), kind: 'person', address: '', phone: '', note: '' }));
}

/** A customer who does not exist: no such town in Ireland, no such mailbox, and a number from the range kept free for films. */
export function demoCustomer(chance: Chance, nextId: () => string): DemoContact {
  return {
    ...contact(nextId, `${chance.pick(firstNames)} ${chance.pick(lastNames)}`),
    kind: 'customer',
    address: `${chance.between(1, 120)} ${chance.pick(streets)}\n${chance.pick(towns)}\nIreland`,
    phone: `+353 20 91${String(chance.below(100_000)).padStart(5, '0')}`,
    note: chance.pick(notes),
  };
}

function contact(nextId: () => string, name: string): Pick<DemoContact, 'contactId' | 'erased' | 'name' | 'email'> {
  const mailbox = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '.');
  return { contactId: freshId<ContactId>(nextId), erased: false, name, email: `${mailbox}@example.com` };
}
