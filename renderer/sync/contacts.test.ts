import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import { readDesk } from '#renderer/db/database.ts';
import { readLost } from '#renderer/db/lost-contacts.ts';
import { record } from '#renderer/db/record.ts';
import {
  ANNA,
  closeDesks,
  type Desk,
  exchange,
  id,
  nextId,
  now,
  reopen,
  sync,
  twoDesks,
  value,
} from '#tests/fixtures/sync-desks.ts';
import { keepContacts } from './contacts.ts';

afterEach(closeDesks);

const KIM = id('kim') as ContactId & string;
const kim = (said: Partial<Contact>): Contact => ({
  contactId: KIM,
  kind: 'customer',
  erased: false,
  name: 'Kim',
  address: '',
  phone: '1',
  email: '',
  note: '',
  ...said,
});

async function meets(desk: Desk, contact: Contact): Promise<void> {
  const { db, feed } = desk.session;
  const recorder = { db, feed, actor: ANNA, stamp: () => ({ at: now(), nextId }) };
  value(await record(recorder, () => done({ decisions: [], contacts: [contact] })));
  value(await keepContacts(desk.session));
}

const lost = (desk: Desk) => readLost(desk.session.db);
const here = async (desk: Desk) => must(await desk.session.db.contacts.get(KIM), 'the record is here');

/** Two desks that know one customer, whom both then change, the second one in vain. */
async function bothChange() {
  const { one, two, server } = await twoDesks();
  await meets(one, kim({}));
  await exchange(one);
  await exchange(two);
  await meets(one, kim({ phone: '22' }));
  await meets(two, kim({ phone: '333' }));
  await exchange(one);
  await exchange(two);
  return { one, two, server };
}

describe('an edit of a contact that loses to a newer record', () => {
  test('[CON6] the newer one stands, and exactly one row of the inbox has what lost', async () => {
    const { one, two } = await bothChange();
    expect((await here(two)).phone).toBe('22');
    expect(await lost(two)).toMatchObject([{ contactId: KIM, mine: { phone: '333' }, theirs: { phone: '22' } }]);
    for (const desk of [two, one, two]) await exchange(desk);
    expect([(await lost(two)).length, (await lost(one)).length]).toEqual([1, 0]);
  });

  test('[CON6] each edit that loses has its own', async () => {
    const { one, two } = await bothChange();
    await meets(one, kim({ phone: '4' }));
    await meets(two, kim({ phone: '55' }));
    for (const desk of [one, two]) await exchange(desk);
    expect((await lost(two)).map(({ mine }) => mine.phone)).toEqual(['55', '333']);
  });

  test('[CON6] one that says the same has lost nothing', async () => {
    const { one, two } = await twoDesks();
    await meets(one, kim({}));
    await exchange(one);
    await exchange(two);
    await meets(one, kim({ phone: '22' }));
    await meets(two, kim({ phone: '22' }));
    for (const desk of [one, two]) await exchange(desk);
    expect(await lost(two)).toEqual([]);
  });

  test('[CON6] what is erased leaves nothing of it, wherever it was erased', async () => {
    const { one, two } = await bothChange();
    const { phone: _phone, ...nobody } = kim({ erased: true, name: '' });
    await meets(one, { ...nobody, phone: '' });
    for (const desk of [one, two]) await exchange(desk);
    expect(await lost(two)).toEqual([]);
    expect(await here(two)).toMatchObject({ erased: true, phone: '' });
    // An edit that comes after it loses for good, and leaves no copy.
    await two.session.db.contacts.update(KIM, { erased: false, phone: '333', pending: 1 });
    await exchange(two);
    expect(await lost(two)).toEqual([]);
  });

  test('[CON8] as many records as a shop has come over in one exchange, and stand at the cursor', async () => {
    const { one, two } = await twoDesks();
    const many = Array.from({ length: 450 }, (_, i) => kim({ contactId: id(`kim ${i}`), name: `Kim ${i}` }));
    const { db, feed } = one.session;
    const recorder = { db, feed, actor: ANNA, stamp: () => ({ at: now(), nextId }) };
    value(await record(recorder, () => done({ decisions: [], contacts: many })));
    value(await keepContacts(one.session));
    for (const desk of [one, two, one]) expect(await exchange(desk)).toMatchObject({ state: 'idle' });
    for (const { session } of [one, two]) {
      expect(
        await session.db.contacts
          .where('contactId')
          .anyOf(many.map((one) => one.contactId))
          .count(),
      ).toBe(many.length);
      const { contactsCursor } = must(await readDesk(session.db), 'a desk');
      expect(contactsCursor).toBeGreaterThanOrEqual(many.length);
    }
  });

  test('[CON6] a database that is made anew from the journal still has it', async () => {
    const { two } = await bothChange();
    await sync(two);
    const meta = must(await readDesk(two.session.db), 'a desk');
    await two.session.db.meta.put({ ...meta, foldVersion: 0 });
    await reopen(two);
    expect(await lost(two)).toMatchObject([{ mine: { phone: '333' } }]);
  });
});
