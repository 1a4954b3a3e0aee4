import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deriveUuid } from '#shared/base/hash.ts';
import { must } from '#shared/base/must.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import { keepLost, readLost } from '#renderer/db/lost-contacts.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { countAttention, readAttention } from './attention.queries.ts';
import { dismissContact, insistOnContact } from './lost-contact.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
  const { db } = s.shop;
  await db.contacts.put({ ...theirs, contactId: KIM, version: 4, pending: 0 });
  await keepLost(db, { mine, theirs, version: 4, at: s.shop.now() });
});
afterEach(() => s.close());

const KIM = deriveUuid('test', 'kim') as ContactId & string;
const mine: Contact = {
  contactId: KIM,
  kind: 'customer',
  erased: false,
  name: 'Kim',
  address: '',
  phone: '333',
  email: '',
  note: '',
};
const theirs = { ...mine, phone: '22' };
const row = async () => must((await readLost(s.shop.db))[0], 'an edit has lost');

test('[CON6] it needs attention once, beside the acts, and "use mine" is a new edit of the record that holds', async () => {
  expect(await countAttention(s.shop)).toBe(1);
  expect(await readAttention(s.shop)).toEqual([]);
  value(await insistOnContact(s.shop, await row()));
  expect(await s.shop.db.contacts.get(KIM)).toMatchObject({ phone: '333', version: 4, pending: 2 });
  expect(await countAttention(s.shop)).toBe(0);
});

test('[CON6] "keep what holds" forgets it', async () => {
  await dismissContact(s.shop, await row());
  expect(await s.shop.db.contacts.get(KIM)).toMatchObject({ phone: '22', pending: 0 });
  expect(await s.shop.db.inbox.count()).toBe(0);
});

test('[CON6] of a contact that is erased nothing is brought back', async () => {
  const lost = await row();
  await s.shop.db.contacts.update(KIM, { erased: true });
  expect(await insistOnContact(s.shop, lost)).toMatchObject({ failure: { code: 'contact-unknown' } });
  expect(await s.shop.db.contacts.get(KIM)).toMatchObject({ erased: true });
});
