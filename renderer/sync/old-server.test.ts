import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done } from '#shared/base/result.ts';
import type { PushResult } from '#shared/contract/store/protocol.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { record } from '#renderer/db/record.ts';
import type { MemoryServer } from '#tests/fakes/memory-host.ts';
import {
  ANNA,
  closeDesks,
  type Desk,
  does,
  exchange,
  expectEqual,
  id,
  loseDatabase,
  newShop,
  nextId,
  now,
  onHand,
  sells,
  sync,
  twoDesks,
  undoes,
} from '#tests/fixtures/sync-desks.ts';

afterEach(closeDesks);

/** Makes the server answer some of what is offered as an older program would, and answers how to update it. */
function older(server: MemoryServer, answers: (text: string, result: PushResult) => PushResult): () => void {
  const { push } = server;
  const refused = new Set<string>();
  Object.assign(server, {
    push: (texts: readonly string[]) => {
      // What it refuses does not enter its log; what is of the same row and comes with it waits (SRV10).
      const [taken, rest] = [[] as string[], new Map<string, PushResult>()];
      const waits = new Set<string>();
      for (const text of texts) {
        const { opId, entities } = JSON.parse(text);
        const answer = answers(text, { opId, outcome: 'waiting' });
        const behind = entities.some((entity: string) => waits.has(entity));
        if (answer.outcome === 'waiting' && !behind) taken.push(text);
        else {
          rest.set(opId, answer.outcome === 'waiting' ? { opId, outcome: 'waiting' } : answer);
          refused.add(opId);
          for (const entity of entities) waits.add(entity);
        }
      }
      const results = push(taken, true).values();
      return texts.map((text) => rest.get(JSON.parse(text).opId) ?? must(results.next().value, 'it was answered'));
    },
  });
  return () => Object.assign(server, { push: (texts: readonly string[]) => push(texts, true) });
}

const renamed =
  (name: string) =>
  async (desk: Desk): Promise<Decision> => {
    const was = must(await desk.session.db.products.get(id('p') as never), 'the product is there').name;
    return {
      type: 'fields.set',
      payload: { group: null, sets: [{ kind: 'product', id: id('p'), field: 'name', value: name, was }] },
    };
  };
const nameOf = async (desk: Desk) => (await desk.session.db.products.get(id('p') as never))?.name;

describe('a server that is older than the desk', () => {
  test('[DATA-R12] refuses to read an act: a person is told of the server, nothing is taken back, and it goes on after the update', async () => {
    const { one, two, server } = await twoDesks();
    const update = older(server, (text, result) =>
      text.includes('Long name')
        ? { opId: result.opId, outcome: 'rejected', code: 'operation-unreadable', current: null }
        : result,
    );
    await does(one, renamed('Long name'));
    await does(one, renamed('Longer'));
    await does(one, sells(2));
    for (const _ of [1, 2]) expect(await exchange(one)).toMatchObject({ state: 'waiting', code: 'server-outdated' });
    expect(await nameOf(one)).toBe('Longer');
    expect(await one.session.db.inbox.count()).toBe(0);
    // Others hear of what the server could read.
    await sync(two);
    expect([await nameOf(two), await onHand(two)]).toEqual(['Mug', 8]);
    update();
    expect(await exchange(one)).toMatchObject({ state: 'idle' });
    await sync(two);
    expect(await nameOf(two)).toBe('Longer');
    await expectEqual(one, two);
  });

  test('[DATA-R13] calls our undo another act where it holds that of an older desk: one undo, and what follows is not held up', async () => {
    const { one, two, server } = await twoDesks();
    const sale = await does(one, sells(4));
    await sync(one);
    await sync(two);
    await undoes(two, sale);
    await sync(two);
    await undoes(one, sale);
    older(server, (text, result) =>
      JSON.parse(text).type === 'act.reversed' ? { opId: result.opId, outcome: 'id-reused' } : result,
    );
    await does(one, sells(1));
    expect(await exchange(one)).toMatchObject({ state: 'idle' });
    await sync(two);
    expect(await onHand(two)).toBe(9);
    await expectEqual(one, two);
  });
});

describe('an act that could not be read back', () => {
  test('[DATA-R12] is refused whole, with every act and record that came with it', async () => {
    const desk = await newShop(null);
    const { db, feed } = desk.session;
    const before = [await db.operations.count(), await onHand(desk)];
    const decisions = async () => [sells(1)(), await renamed('x'.repeat(1_001))(desk)];
    const refused = await record({ db, feed, actor: ANNA, stamp: () => ({ at: now(), nextId }) }, async () =>
      done({ decisions: await decisions() }),
    );
    expect(refused).toMatchObject({ ok: false, failure: { code: 'text-too-long' } });
    const person = {
      contactId: nextId(),
      kind: 'person',
      erased: false,
      name: 'x'.repeat(501),
      address: '',
      phone: '',
      email: '',
      note: '',
    } as const;
    const unkept = await record({ db, feed, actor: ANNA, stamp: () => ({ at: now(), nextId }) }, () =>
      done({ decisions: [sells(1)()], contacts: [person] }),
    );
    expect(unkept).toMatchObject({ ok: false, failure: { code: 'text-too-long' } });
    expect([await db.operations.count(), await onHand(desk)]).toEqual(before);
    expect(await db.contacts.get(person.contactId as never)).toBeUndefined();
    await does(desk, sells(1));
    await loseDatabase(desk);
    expect(await onHand(desk)).toBe(9);
  });
});
