import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done } from '#shared/base/result.ts';
import type { ContactId, PersonId } from '#shared/domain/operations/ids.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import { money } from '#renderer/ui/format.ts';
import { record } from '#renderer/db/record.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { insistOn } from './activity.commands.ts';
import { type LostEditRow, readAttention } from './attention.queries.ts';
import { lostEditText } from './lost-edit-text.ts';

const [anna, ben, carla] = ['a', 'b', 'c'].map((last) => `0190ffff-0000-7000-8000-00000000000${last}`) as [
  PersonId,
  PersonId,
  PersonId,
];
const format = {
  money: (minor: number, currency: string) => money(minor, currency, 'en'),
  dateTime: (at: number) => `at ${at}`,
} as Format;

let s: OpenShop;
beforeEach(async () => {
  await openWords('en');
  s = await openSmallShop();
  const names = [[anna, 'Anna'] as const, [ben, 'Ben'] as const, [carla, 'Carla'] as const];
  const details = { kind: 'person', erased: false, address: '', phone: '', email: '', note: '' } as const;
  for (const [id, name] of names)
    await s.shop.db.contacts.put({
      ...details,
      contactId: id as string as ContactId & string,
      name,
      version: 0,
      pending: 0,
    });
  // Ben set 22 and shared first; Anna's 21 came later.
  await sets(ben, 2_200, 1_041);
  await s.shop.db.inbox.put(lost(2_200));
});
afterEach(() => s.close());

const sets = (actor: PersonId, price: number, at: number) =>
  record({ db: s.shop.db, feed: s.shop.feed, actor, stamp: () => ({ at, nextId: s.shop.nextId }) }, () =>
    done({
      decisions: [
        {
          type: 'fields.set',
          payload: { group: null, sets: [{ kind: 'variant', id: s.mug, field: 'price', value: price, was: 1_290 }] },
        },
      ],
    }),
  ).then(value);
const lost = (theirs: number): LostEditRow => ({
  id: 'lost',
  type: 'lost-edit',
  opId: 'op' as never,
  ref: { kind: 'variant', id: s.mug },
  field: 'price',
  mine: 2_100,
  theirs,
  actor: anna,
  at: 1_043,
  resolved: false,
});

async function told(me: PersonId, language: 'en' | 'de' = 'en') {
  await openWords(language);
  const shop = { ...s.shop, person: { ...s.shop.person, get: () => me } };
  const item = must((await readAttention(shop))[0], 'the edit is listed');
  if (item.row.type !== 'lost-edit') throw new Error('another row is listed');
  return lostEditText({ ...item, row: item.row }, { t: words(), format });
}

describe('an edit that lost', () => {
  test('[ACT19] both values are named with whose they are, on every desk, and the button says whose it sets', async () => {
    const both = {
      lost: 'Anna, at 1043: €21.00 – shared later, not kept',
      stands: 'Ben, at 1041: €22.00 – stands, since it was shared first',
    };
    expect(await told(ben)).toMatchObject({ ...both, button: 'Use €21.00 (Anna)' });
    expect(await told(carla)).toMatchObject({ ...both, button: 'Use €21.00 (Anna)' });
    expect(await told(anna)).toMatchObject({ ...both, button: 'Use mine' });
    expect(await told(ben, 'de')).toMatchObject({
      lost: 'Anna, at 1043: €21.00 – später beim Server, nicht übernommen',
      stands: 'Ben, at 1041: €22.00 – gilt, weil es zuerst beim Server war',
      button: '€21.00 übernehmen (Anna)',
    });
    value(await insistOn(s.shop, lost(2_200)));
    expect((await s.shop.db.variants.get(s.mug))?.price).toBe(2_100);
  });

  test('[ACT19] "Use mine" is not said where both edits are of one person', async () => {
    await s.shop.db.inbox.put({ ...lost(2_200), actor: ben });
    expect((await told(ben)).button).toBe('Use €21.00 (Ben)');
  });

  test('[ACT19] what was set since is shown as what holds now', async () => {
    await sets(carla, 3_000, 1_100);
    expect(await told(ben)).toMatchObject({ stands: 'Carla, at 1100: €30.00 – set since, this holds now' });
  });

  test('[ACT19] without the act that stands, or without names, the values are told all the same', async () => {
    await s.shop.db.operations.filter(({ type }) => type === 'fields.set').delete();
    await s.shop.db.contacts.bulkDelete([anna]);
    expect(await told(ben)).toMatchObject({
      lost: expect.stringMatching(/^Someb.*, at 1043: €21.00/),
      stands: '€22.00 – stands, since it was shared first',
      button: 'Use €21.00',
    });
  });
});
