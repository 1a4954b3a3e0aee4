import type { Contact } from '#shared/contract/store/protocol.ts';
import { foldName } from '#shared/domain/values/code.ts';
import type { Shop } from './shop.ts';
import { readOnce } from './turns.ts';

/** The customers of a shop as they are looked up: by name, e-mail and phone. */
export type CustomerBook = {
  /** Reads all of them, once; what changes later is read by itself. */
  readonly read: () => Promise<void>;
  /** Those that a text fits, in no particular order. */
  readonly find: (text: string) => readonly Contact[];
};

type Entry = { readonly contact: Contact; readonly text: string; readonly digits: string };

/** Read in pages of this many. */
const PAGE = 500;
/** Fewer digits fit too many phone numbers. */
const FEWEST_DIGITS = 4;

const books = new WeakMap<Shop['db'], CustomerBook>();

/** The one customer book of an open shop. */
export function customerBook(shop: Pick<Shop, 'db' | 'feed'>): CustomerBook {
  const known = books.get(shop.db);
  if (known) return known;
  const book = openCustomerBook(shop);
  books.set(shop.db, book);
  return book;
}

function openCustomerBook({ db, feed }: Pick<Shop, 'db' | 'feed'>): CustomerBook {
  const entries = new Map<string, Entry>();
  const reads = readOnce({
    keys: () => db.contacts.toCollection().primaryKeys(),
    page: PAGE,
    read: async (some) => {
      const contacts = await db.contacts.bulkGet([...some]);
      some.forEach((id, place) => {
        const contact = contacts[place];
        if (contact && contact.kind === 'customer' && !contact.erased) entries.set(id, entryOf(contact));
        else entries.delete(id);
      });
    },
    isGone: () => !db.isOpen(),
  });
  feed.listen((change) => {
    if (reads.isBegun() && change.contacts) reads.again(change.contacts);
  });
  return {
    read: reads.all,
    find: (text) => {
      const name = foldName(text);
      if (name === '') return [];
      const digits = phoneDigits(text);
      return [...entries.values()].flatMap((entry) =>
        entry.text.includes(name) || (digits !== '' && entry.digits.includes(digits)) ? [entry.contact] : [],
      );
    },
  };
}

function entryOf(contact: Contact): Entry {
  const { name, email, phone } = contact;
  return { contact, text: `${foldName(name)}\n${foldName(email)}`, digits: phone.replace(/\D/g, '') };
}

/** The digits of a phone number as a part of another spelling of it: `030 123456` stands in `+49 30 123456`. */
function phoneDigits(text: string): string {
  if (!/^[\d\s()+/.-]+$/.test(text)) return '';
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length < FEWEST_DIGITS ? '' : digits;
}
