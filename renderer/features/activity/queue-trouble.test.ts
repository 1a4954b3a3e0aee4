import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contactSchema } from '#shared/contract/store/protocol.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { shortenContact } from './shorten-contact.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

test('[CON3] a contact that 0.1 kept too long is shortened to what is shared, and nothing of its name is lost', async () => {
  const contactId = s.shop.nextId() as ContactId; // a new id becomes a contact's here
  const name = `${'n'.repeat(500)}the rest of the name`;
  await s.shop.db.contacts.put({
    contactId,
    kind: 'customer',
    erased: false,
    name,
    address: '',
    phone: '1'.repeat(300),
    email: '',
    note: 'a note',
    version: 0,
    pending: 2,
  });
  value(await shortenContact(s.shop, contactId));
  const row = await s.shop.db.contacts.get(contactId);
  const { version: _version, pending: _pending, ...contact } = row ?? {};
  expect(contactSchema.safeParse(contact).success).toBe(true);
  expect(row?.name).toBe('n'.repeat(500));
  expect(row?.note).toBe(`a note\n…the rest of the name\n…${'1'.repeat(100)}`);
});
