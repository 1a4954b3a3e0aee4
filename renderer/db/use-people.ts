import { useEffect, useSyncExternalStore } from 'react';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { PersonId } from '#shared/domain/operations/ids.ts';
import { type Shop, useShop } from './shop.ts';
import { reading, readWanted } from './turns.ts';

/** A person of the shop, by the id that acts and rows name. */
export type Person = Contact & { readonly id: PersonId };

/** The people of a shop: read once, whole, since records do not say by an index whose they are; then only what is told of. */
type PeopleBook = {
  readonly get: () => readonly Person[] | null;
  readonly subscribe: (reader: () => void) => () => void;
  readonly read: () => Promise<void>;
};

/** Records that are told of together are read in pages of this many. */
const PAGE = 250;

const books = new WeakMap<Shop['db'], PeopleBook>();

function peopleBook(shop: Pick<Shop, 'db' | 'feed'>): PeopleBook {
  const known = books.get(shop.db);
  if (known) return known;
  const book = openPeopleBook(shop);
  books.set(shop.db, book);
  return book;
}

function openPeopleBook({ db, feed }: Pick<Shop, 'db' | 'feed'>): PeopleBook {
  const people = new Map<string, Person>();
  const readers = new Set<() => void>();
  const told = new Set<string>();
  let list: readonly Person[] | null = null;
  let isRead = false;
  const put = (contact: Contact) => {
    const id = contact.contactId as PersonId; // a person's id is the id of their contact record
    if (contact.kind === 'person' && !contact.erased) people.set(id, { ...contact, id });
    else people.delete(contact.contactId);
  };
  const reads = reading(
    async () => {
      if (!isRead) (await db.contacts.filter(({ kind }) => kind === 'person').toArray()).forEach(put);
      isRead = true;
      await readWanted(told, PAGE, async (some) => {
        for (const contact of await db.contacts.bulkGet([...some])) if (contact) put(contact);
      });
      list = [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
      for (const reader of [...readers]) reader();
    },
    () => !db.isOpen(),
  );
  feed.listen(({ contacts }) => {
    if (!contacts) return;
    for (const id of contacts) told.add(id);
    if (isRead) void reads.ask();
  });
  return {
    get: () => list,
    subscribe: (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    read: () => (isRead ? Promise.resolve() : reads.ask()),
  };
}

/** The people of the shop, by name, live; null until they are read. */
export function usePeople(): readonly Person[] | null {
  const book = peopleBook(useShop());
  useEffect(() => void book.read(), [book]);
  return useSyncExternalStore(book.subscribe, book.get);
}

/** The person at the desk. */
export function usePersonId(): PersonId {
  const { person } = useShop();
  return useSyncExternalStore(person.listen, person.get);
}
