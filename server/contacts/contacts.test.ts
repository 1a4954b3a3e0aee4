import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { clientOf, type StoreClient } from '#tests/fakes/store-server/client.ts';
import { databaseKinds, startAt, type TestServer } from '#tests/fakes/store-server/start.ts';
import { countingIds } from '#tests/fixtures/folding-desk.ts';

const kinds = await databaseKinds();
afterAll(() => Promise.all(kinds.map((kind) => kind.stop())));

describe.each(kinds)('contacts on $kind', (kind) => {
  if (kind.missing) return test.skip(`skipped: ${kind.missing}`, () => undefined);

  let server: TestServer;
  let client: StoreClient;
  const nextId = countingIds(1);
  const ada = (more: Partial<Contact> = {}): Contact => ({
    contactId: nextId(),
    kind: 'customer',
    erased: false,
    name: 'Ada Canary',
    address: '1 Hill Road',
    phone: '+44 1',
    email: 'ada@example.org',
    note: 'rings twice',
    ...more,
  });

  beforeAll(async () => {
    server = await startAt(await kind.newPlace());
    client = clientOf(server);
  }, 90_000);
  afterAll(() => server.stop());

  test('[SRV16] a record is stored whole and read in the order of its changes', async () => {
    const { head } = (await client.contacts(0)).body;
    const [one, two] = [ada(), ada({ name: 'Bo' })];
    expect((await client.putContact(one, 0)).body).toEqual({ outcome: 'stored', contact: one, version: head + 1 });
    expect((await client.putContact(two, 0)).body.version).toBe(head + 2);
    const moved = { ...one, address: '2 Hill Road' };
    expect((await client.putContact(moved, head + 1)).body).toEqual({
      outcome: 'stored',
      contact: moved,
      version: head + 3,
    });
    expect((await client.contacts(head)).body).toEqual({
      contacts: [
        { contact: two, version: head + 2 },
        { contact: moved, version: head + 3 },
      ],
      head: head + 3,
    });
    expect((await client.contacts(head + 3)).body.contacts).toEqual([]);
  });

  test('[SRV16] a stale write loses and gets the present record; the same content again is stored', async () => {
    const contact = ada();
    const { version } = (await client.putContact(contact, 0)).body;
    expect((await client.putContact(contact, 0)).body).toEqual({ outcome: 'stored', contact, version });
    expect((await client.putContact({ ...contact, phone: '2' }, 0)).body).toEqual({
      outcome: 'lost',
      contact,
      version,
    });
    expect((await client.contacts(version - 1)).body.contacts).toEqual([{ contact, version }]);
  });

  test('[SRV16] of two desks that write at once one loses', async () => {
    const contact = ada();
    const { version } = (await client.putContact(contact, 0)).body;
    const answers = await Promise.all(
      ['1', '2', '3', '4'].map((phone) => client.putContact({ ...contact, phone }, version)),
    );
    expect(answers.map((answer) => answer.body.outcome).sort()).toEqual(['lost', 'lost', 'lost', 'stored']);
  });

  test('[SRV16] erasing wins from any version, is final, and leaves no text on the server', async () => {
    const contact = ada({ name: 'Erased Canary' });
    await client.putContact(contact, 0);
    const erased = (await client.putContact({ ...contact, erased: true }, 0)).body;
    expect(erased).toMatchObject({
      outcome: 'stored',
      contact: { erased: true, name: '', address: '', phone: '', email: '', note: '' },
    });
    expect((await client.putContact(contact, erased.version)).body).toEqual({ ...erased, outcome: 'lost' });
    expect(JSON.stringify((await client.contacts(0)).body)).not.toContain('Erased Canary');
  });

  test('[SRV4] a record that is none is refused', async () => {
    for (const bad of [
      null,
      {},
      { ...ada(), contactId: 'x' },
      { ...ada(), surprise: 1 },
      { ...ada(), name: 'x'.repeat(501) },
    ]) {
      expect(await client.putContact(bad, 0)).toMatchObject({ status: 400, code: 'bad-request' });
    }
    expect(await client.putContact(ada(), -1)).toMatchObject({ status: 400, code: 'bad-request' });
  });
});
