import { describe, expect, it } from 'vitest';
import { must } from '#shared/base/must.ts';
import { orderContactId } from '#shared/domain/operations/ids.ts';
import { decideHold, decideResume } from '#shared/domain/orders/fulfil.ts';
import { decideAmend } from '#shared/domain/orders/amend.ts';
import { decided } from '#tests/fixtures/order-desk.ts';
import { nobody } from '../lane/gone-order.ts';
import { ada, refund, remoteLine, remoteOrder, said, storeDesk, webShop } from '#tests/fixtures/store-orders.ts';
import { newOrder, orderAdded } from '#tests/fixtures/small-shop.ts';

function the<T>(value: T | null | undefined): T {
  return must(value, 'it is there');
}

describe('an order of a store comes in', () => {
  it('[CHN130] promises its pieces once, under ids that follow from the store’s', async () => {
    const at = storeDesk();
    const first = await at.takes(remoteOrder());
    expect(at.lines()).toEqual(['open', 2]);
    expect(at.stock()).toEqual([10_000, 2]);
    expect(at.order()).toMatchObject({
      channel: 'woocommerce',
      channelId: webShop,
      placedAt: 1000,
      shippingMethod: 'Parcel',
      shippingAmount: 490,
    });
    const again = await at.takes(remoteOrder());
    expect(again.decisions).toEqual([]);
    expect(again.contacts).toEqual([]);
    const other = storeDesk();
    await other.takes(remoteOrder());
    expect(other.order().id).toBe(at.order().id);
    expect(other.order().lines[0]?.id).toBe(at.order().lines[0]?.id);
    expect(first.decisions[0]?.opId).toBe(the(other.desk.operations.at(-1)).opId);
  });

  it.each([
    ['unpaid', 'held', 'payment'],
    ['held', 'held', 'other'],
    [null, 'held', 'check'],
    ['open', 'open', undefined],
  ] as const)('[CHN131] is held with the reason that its status %s has', async (means, state, reason) => {
    const at = storeDesk();
    const taken = await at.takes(remoteOrder({ means, status: 'new-status' }));
    expect([at.order().state, at.order().heldFor]).toEqual([state, reason]);
    expect(at.stock()).toEqual([10_000, 2]);
    expect(said(taken)).toEqual(means === null ? ['status-unknown new-status'] : []);
  });

  it('[CHN131] goes on once it is paid, and waits again where the store says so; a person’s own hold stays', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ means: 'unpaid' }));
    await at.takes(remoteOrder({ means: 'open', modifiedAt: 3000 }));
    expect(at.order().state).toBe('open');
    await at.takes(remoteOrder({ means: 'held', modifiedAt: 4000 }));
    expect([at.order().state, at.order().heldFor]).toEqual(['held', 'other']);
    at.act(decided(decideResume(at.order())));
    at.act(decided(decideHold(at.order(), 'address')));
    await at.takes(remoteOrder({ means: 'open', modifiedAt: 5000 }));
    expect(at.order().heldFor).toBe('address');
  });

  it('[CHN132] that was done before it was known here left without us: nothing moves, nothing is promised', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ means: 'done' }));
    expect(at.order()).toMatchObject({ state: 'shipped', shippedAt: null });
    expect(at.stock()).toEqual([10_000, 0]);
  });

  it('[CHN132] that is done there and waits here is told, and moves nothing', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder());
    const taken = await at.takes(remoteOrder({ means: 'done', modifiedAt: 3000 }));
    expect(said(taken)).toEqual(['change-refused done-there']);
    expect(at.lines()).toEqual(['open', 2]);
    at.ship();
    expect(said(await at.takes(remoteOrder({ means: 'done', modifiedAt: 4000 })))).toEqual([]);
  });

  it.each(['cancelled', 'failed', 'refunded', 'gone'] as const)(
    '[CHN133] that came to nothing (%s) before it was known here is not taken',
    async (means) => {
      const at = storeDesk();
      const taken = await at.takes(remoteOrder({ means }));
      expect([taken.orderId, taken.whole, taken.decisions]).toEqual([null, true, []]);
      await at.takes(remoteOrder({ means: 'open', modifiedAt: 3000 }));
      expect(at.lines()).toEqual(['open', 2]);
    },
  );

  it.each(['cancelled', 'failed', 'refunded', 'gone'] as const)(
    '[CHN133] that comes to nothing (%s) is cancelled once, and taken up again once it goes on',
    async (means) => {
      const at = storeDesk();
      await at.takes(remoteOrder());
      const taken = await at.takes(remoteOrder({ means, modifiedAt: 3000 }));
      expect([at.order().state, at.stock()]).toEqual(['cancelled', [10_000, 0]]);
      expect(said(taken)).toEqual([]);
      expect((await at.takes(remoteOrder({ means, modifiedAt: 3000 }))).decisions).toEqual([]);
      await at.takes(remoteOrder({ means: 'open', modifiedAt: 4000, lines: [remoteLine('1', 'mug', 3)] }));
      expect([at.lines(), at.stock()]).toEqual([
        ['open', 3],
        [10_000, 3],
      ]);
      await at.takes(remoteOrder({ means, modifiedAt: 5000, lines: [remoteLine('1', 'mug', 3)] }));
      expect(at.stock()).toEqual([10_000, 0]);
      await at.takes(remoteOrder({ means: 'unpaid', modifiedAt: 6000, lines: [remoteLine('1', 'mug', 3)] }));
      expect([at.order().state, at.order().heldFor, at.stock()]).toEqual(['held', 'payment', [10_000, 3]]);
    },
  );

  it('[CHN133] that a person cancelled here stays cancelled, whatever changes there', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder());
    at.cancel();
    const taken = await at.takes(remoteOrder({ modifiedAt: 3000, lines: [remoteLine('1', 'mug', 4)] }));
    expect(at.order().state).toBe('cancelled');
    expect(said(taken)).toEqual(['change-refused changed-after']);
  });

  it('[CHN134] that comes to nothing while goods of it lie picked is held, until a person cancels it', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder());
    at.pick();
    const gone = remoteOrder({ means: 'cancelled', modifiedAt: 3000 });
    const taken = await at.takes(gone);
    expect([said(taken), taken.whole]).toEqual([['change-refused cancelled-picked'], false]);
    expect([at.order().state, at.order().heldFor]).toEqual(['held', 'customer']);
    expect(at.desk.books.movements.filter(({ reason }) => reason === 'pick')).toHaveLength(2);
    at.cancel();
    expect((await at.takes(gone)).whole).toBe(true);
    expect(at.stock()).toEqual([10_000, 0]);
  });

  it('[CHN134] that comes to nothing after it left is told, and not cancelled', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder());
    at.ship();
    expect(said(await at.takes(remoteOrder({ means: 'cancelled', modifiedAt: 3000 })))).toEqual([
      'cancelled-after-shipping',
    ]);
    expect(said(await at.takes(remoteOrder({ means: 'refunded', modifiedAt: 4000 })))).toEqual(['refunded']);
    expect(at.order().state).toBe('shipped');
  });

  it('[CHN134] of which a part left is cancelled for the rest', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder());
    at.pick(undefined, 1);
    at.ship(undefined, 'picked');
    const taken = await at.takes(remoteOrder({ means: 'cancelled', modifiedAt: 3000 }));
    expect(said(taken)).toEqual(['cancelled-after-shipping']);
    expect(at.order()).toMatchObject({ state: 'shipped', shippedAt: 5000 });
    expect(at.stock()).toEqual([9_999, 0]);
  });

  it('[CHN135] is amended by what changes there: more, less, added, taken out, another price', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder());
    await at.takes(remoteOrder({ modifiedAt: 3000, lines: [remoteLine('1', 'mug', 5), remoteLine('2', 'candle', 1)] }));
    expect(at.lines()).toEqual(['open', 5, 1]);
    await at.takes(remoteOrder({ modifiedAt: 4000, lines: [remoteLine('2', 'candle', 3, { unitPrice: '1.00' })] }));
    expect(at.lines()).toEqual(['open', 3]);
    expect(at.order().lines[0]?.unitPrice).toBe(100);
    expect([at.stock(), at.stock(at.shop.candle)]).toEqual([
      [10_000, 0],
      [10_000, 3],
    ]);
    await at.takes(
      remoteOrder({
        modifiedAt: 5000,
        lines: [remoteLine('1', 'mug', 1), remoteLine('2', 'candle', 3, { unitPrice: '1.00' })],
      }),
    );
    expect(at.stock()).toEqual([10_000, 1]);
  });

  it('[CHN135] keeps what a person changed of lines that stay the same there', async () => {
    const at = storeDesk();
    const lines = [remoteLine('1', 'mug', 2), remoteLine('2', 'candle', 4)];
    await at.takes(remoteOrder({ lines }));
    const [mug, candle] = at.order().lines;
    at.act(decided(decideAmend(at.order(), [the(mug), { ...the(candle), quantity: 3 }], at.desk.nextId)));
    await at.takes(remoteOrder({ lines, modifiedAt: 3000, means: 'held' }));
    expect(at.lines()).toEqual(['held', 2, 3]);
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 1), the(lines[1])], modifiedAt: 4000 }));
    expect(at.lines()).toEqual(['open', 1, 3]);
  });

  it('[CHN135] keeps what is picked: less of it is followed once it is put back', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 5)] }));
    const picked = at.pick(undefined, 4);
    const less = remoteOrder({ modifiedAt: 3000, lines: [remoteLine('1', 'mug', 2)] });
    const taken = await at.takes(less);
    expect([at.lines(), said(taken), taken.whole]).toEqual([
      ['picking', 4],
      ['change-refused less-than-picked S-mug'],
      false,
    ]);
    expect(at.order().state).toBe('picking');
    expect((await at.takes(less)).decisions).toEqual([]);
    at.undo(picked);
    expect((await at.takes(less)).whole).toBe(true);
    expect(at.lines()).toEqual(['open', 2]);
  });

  it('[CHN136] gives back what is refunded and has not left, with the line once, however the store put it back', async () => {
    const at = storeDesk();
    const lines = [remoteLine('1', 'mug', 3), remoteLine('2', 'candle', 1)];
    await at.takes(remoteOrder({ lines }));
    const part = { lines, modifiedAt: 3000, refunds: [refund('r1', '1', 1, true)] };
    await at.takes(remoteOrder(part));
    await at.takes(remoteOrder(part));
    expect(at.lines()).toEqual(['open', 2, 1]);
    await at.takes(
      remoteOrder({
        lines,
        modifiedAt: 4000,
        refunds: [...part.refunds, refund('r2', '1', 2, false), refund('r3', '2', 1)],
      }),
    );
    expect([at.order().state, at.stock(), at.stock(at.shop.candle)]).toEqual(['cancelled', [10_000, 0], [10_000, 0]]);
  });

  it('[CHN136] says what is refunded and left, until it comes back', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 3)] }));
    at.pick(undefined, 2);
    at.ship(undefined, 'picked');
    const rest = remoteOrder({ lines: [remoteLine('1', 'mug', 3)], modifiedAt: 3000, refunds: [refund('r1', '1', 1)] });
    const taken = await at.takes(rest);
    expect([at.order().lines[0]?.quantity, at.order().state, said(taken)]).toEqual([3, 'shipped', []]);
    const more = remoteOrder({
      lines: [remoteLine('1', 'mug', 3)],
      modifiedAt: 4000,
      refunds: [refund('r1', '1', 1), refund('r2', '1', 1, true)],
    });
    expect(said(await at.takes(more))).toEqual(['refunded']);
    expect(at.stock()).toEqual([9_998, 0]);
  });

  it('[CHN137] is taken without what is no listing of ours, and gets that once it is one', async () => {
    const at = storeDesk();
    at.unlisted.add('candle');
    const remote = remoteOrder({
      lines: [
        remoteLine('1', 'mug', 2),
        remoteLine('2', 'candle', 4),
        remoteLine('3', null, 1, { sku: '', title: 'Gift wrap' }),
      ],
    });
    const taken = await at.takes(remote);
    expect([at.lines(), taken.whole]).toEqual([['open', 2], false]);
    expect(said(taken)).toEqual(['line-unknown S-candle', 'line-unknown Gift wrap']);
    at.unlisted.clear();
    const again = await at.takes(remote);
    expect([at.lines(), again.whole, said(again)]).toEqual([['open', 2, 4], true, ['line-unknown Gift wrap']]);
  });

  it('[CHN137] in which nothing is ours waits until something is', async () => {
    const at = storeDesk();
    at.unlisted.add('mug');
    const taken = await at.takes(remoteOrder());
    expect([taken.orderId, taken.whole, said(taken)]).toEqual([null, false, ['line-unknown S-mug']]);
    at.unlisted.clear();
    const again = await at.takes(remoteOrder());
    expect([at.lines(), again.settled.includes('line-unknown')]).toEqual([['open', 2], true]);
  });

  it('[CHN137] counts pieces in the variant’s own units, and takes no parts of a whole one', async () => {
    const at = storeDesk();
    const taken = await at.takes(remoteOrder({ lines: [remoteLine('1', 'tea', 1.25), remoteLine('2', 'mug', 1.5)] }));
    expect([at.lines(), said(taken)]).toEqual([['open', 1250], ['line-unknown S-mug']]);
  });

  it('[CHN138] costs what was paid for a piece, with or without tax as the shop writes prices', async () => {
    const line = remoteLine('1', 'mug', 3, { unitPrice: '12.00', total: '30.00', tax: '5.70' });
    const at = storeDesk({}, { pricesIncludeTax: true });
    await at.takes(remoteOrder({ lines: [line], discountAmount: '6.00' }));
    expect(at.order()).toMatchObject({ lines: [{ unitPrice: 1190 }], shippingAmount: 490 });
    const net = storeDesk({}, { pricesIncludeTax: false });
    await net.takes(remoteOrder({ lines: [line] }));
    expect(net.order().lines[0]?.unitPrice).toBe(1000);
  });

  it('[CHN138] leaves amounts of another currency out, and says so', async () => {
    const at = storeDesk();
    const taken = await at.takes(remoteOrder({ currency: 'USD' }));
    expect(at.order().lines[0]?.unitPrice).toBeNull();
    expect(at.order().shippingAmount).toBeUndefined();
    expect(said(taken)).toEqual(['change-refused currency USD']);
  });

  it('[CHN139] promises from the place that the store takes it from, else from the channel’s first', async () => {
    const at = storeDesk();
    at.act({
      type: 'fields.set',
      payload: {
        group: null,
        sets: [
          {
            kind: 'channel',
            id: webShop,
            field: 'places',
            value: [{ remoteId: 'p2', locationId: at.shop.floor }],
            was: null,
          },
        ],
      },
    });
    const taken = [{ locationId: 'p2', quantity: 2 }];
    await at.takes(
      remoteOrder({
        lines: [
          remoteLine('1', 'mug', 2, { taken }),
          remoteLine('2', 'candle', 1, { taken: [{ locationId: 'p9', quantity: 1 }] }),
        ],
      }),
    );
    expect(at.order().lines.map(({ locationId }) => locationId)).toEqual([at.shop.floor, at.shop.warehouse]);
  });

  it('[CHN140] of an older word after a newer one makes nothing', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder());
    await at.takes(remoteOrder({ modifiedAt: 3000, lines: [remoteLine('1', 'mug', 5)] }));
    const taken = await at.takes(remoteOrder({ modifiedAt: 2500, lines: [remoteLine('1', 'mug', 3)] }));
    expect([taken.outOfDate, taken.decisions, at.lines()]).toEqual([true, [], ['open', 5]]);
  });

  it('[CHN140] after what was seen of it is lost changes nothing that a person changed', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 2), remoteLine('2', 'candle', 4)] }));
    const [mug, candle] = at.order().lines;
    at.act(decided(decideAmend(at.order(), [the(mug), { ...the(candle), quantity: 3 }], at.desk.nextId)));
    at.seen.clear();
    const taken = await at.takes(remoteOrder({ lines: [remoteLine('1', 'mug', 2), remoteLine('2', 'candle', 4)] }));
    expect([at.lines(), said(taken)]).toEqual([['open', 2, 3], ['change-refused differs']]);
    at.cancel();
    at.seen.clear();
    expect(said(await at.takes(remoteOrder()))).toContain('change-refused reopened');
    expect(at.order().state).toBe('cancelled');
  });

  it('[CHN140] whose entry a person took back stays away', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder());
    const op = the(at.desk.operations.at(-1));
    at.undo({ op, applied: { ok: true } } as never);
    const taken = await at.takes(remoteOrder({ modifiedAt: 3000, lines: [remoteLine('1', 'mug', 5)] }));
    expect([taken.decisions, at.stock()]).toEqual([[], [10_000, 0]]);
  });
});

describe('an order that came by a file, too', () => {
  const fileOrder = (at: ReturnType<typeof storeDesk>, more = {}) =>
    orderAdded(
      newOrder(at.desk.nextId, [[at.shop.mug, at.shop.warehouse, 2]], {
        number: '1071',
        channel: 'woocommerce',
        placedAt: 1000,
        ...more,
      }),
    );

  it('[CHN141] is the same one where its lines are the same, and follows the store from then on', async () => {
    const at = storeDesk();
    at.act(fileOrder(at));
    const taken = await at.takes(remoteOrder());
    expect([taken.orderId, taken.decisions, at.stock()]).toEqual([at.order().id, [], [10_000, 2]]);
    await at.takes(remoteOrder({ modifiedAt: 3000, lines: [remoteLine('1', 'mug', 3)] }));
    expect(at.lines()).toEqual(['open', 3]);
    at.seen.clear();
    await at.takes(remoteOrder({ modifiedAt: 3000, lines: [remoteLine('1', 'mug', 3)] }));
    expect(at.stock()).toEqual([10_000, 3]);
  });

  it('[CHN141] is put to a person where its lines differ, and taken once that one is cancelled', async () => {
    const at = storeDesk();
    at.act(fileOrder(at));
    const remote = remoteOrder({ lines: [remoteLine('1', 'mug', 2), remoteLine('2', 'candle', 1)] });
    const taken = await at.takes(remote);
    expect([said(taken), taken.orderId, taken.whole, at.stock()]).toEqual([['order-twice'], null, false, [10_000, 2]]);
    at.cancel();
    await at.takes(remote);
    expect([at.stock(), at.stock(at.shop.candle)]).toEqual([
      [10_000, 2],
      [10_000, 1],
    ]);
  });

  it.each([{ channel: 'shopify' }, { placedAt: 200 * 3_600_000 }, { number: '1072' }])(
    '[CHN141] is another one where it is of another program, day or number',
    async (more) => {
      const at = storeDesk();
      at.act(fileOrder(at, more));
      await at.takes(remoteOrder());
      expect(at.stock()).toEqual([10_000, 4]);
    },
  );
});

describe('whom an order of a store is for', () => {
  it('[CHN142] stands in records beside it: the customer’s once, where the goods go and the note with the order', async () => {
    const at = storeDesk();
    const shipping = {
      ...nobody,
      name: 'Bob Hill',
      company: 'Hill Ltd',
      lines: ['Dock 9'],
      postcode: '20095',
      city: 'Hamburg',
      country: 'DE',
    };
    await at.takes(remoteOrder({ shipping, customerNote: 'Ring twice' }));
    const order = at.order();
    expect(at.contacts.get(the(order.contactId))).toMatchObject({
      name: 'Ada Brook',
      address: 'Mill Lane 3\n50667 Cologne\nDE',
      email: 'Ada@example.org',
      phone: '+49 221 1',
      note: '',
    });
    expect(at.contacts.get(orderContactId(order.id))).toMatchObject({
      name: '',
      address: 'Hill Ltd\nBob Hill\nDock 9\n20095 Hamburg\nDE',
      note: 'Ring twice',
    });
    expect(at.desk.texts().join()).not.toMatch(/Brook|Hill Ltd|Ring|example\.org/);
    await at.takes(
      remoteOrder({ id: '72', number: '1072', billing: { ...ada, lines: ['New Road 1'], email: 'ada@example.org ' } }),
    );
    expect(at.order('1072').contactId).toBe(order.contactId);
    expect(at.contacts.get(the(order.contactId))?.address).toContain('Mill Lane 3');
    expect(at.contacts.get(orderContactId(at.order('1072').id))?.address).toContain('New Road 1');
  });

  it('[CHN142] is a person’s to change: what the store says the same as before does not come back', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ customerNote: 'Ring twice' }));
    const own = the(at.contacts.get(orderContactId(at.order().id)));
    at.contacts.set(own.contactId, { ...own, note: 'Ring once', address: 'Neighbour' });
    await at.takes(remoteOrder({ customerNote: 'Ring twice', modifiedAt: 3000, means: 'held' }));
    expect(at.contacts.get(own.contactId)).toMatchObject({ note: 'Ring once', address: 'Neighbour' });
    await at.takes(remoteOrder({ customerNote: 'Do not ring', modifiedAt: 4000 }));
    expect(at.contacts.get(own.contactId)).toMatchObject({ note: 'Do not ring', address: 'Neighbour' });
    await at.takes(
      remoteOrder({ customerNote: 'Do not ring', modifiedAt: 5000, shipping: { ...ada, lines: ['Elm 1'] } }),
    );
    expect(at.contacts.get(own.contactId)?.address).toContain('Elm 1');
  });

  it('[CHN143] stays erased, however often it is pulled; who orders again has a record for that order alone', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ customerNote: 'Ring twice' }));
    const [customer, own] = [the(at.order().contactId), orderContactId(at.order().id)];
    const erased = { kind: 'customer', erased: true, name: '', address: '', phone: '', email: '', note: '' } as const;
    for (const contactId of [customer, own]) at.contacts.set(contactId, { contactId, ...erased });
    for (const lost of [false, true]) {
      if (lost) at.seen.clear();
      await at.takes(remoteOrder({ customerNote: 'Ring thrice', billing: { ...ada, city: 'Bonn' }, modifiedAt: 3000 }));
      expect([...at.contacts.values()].every((one) => one.erased)).toBe(true);
    }
    await at.takes(remoteOrder({ id: '72', number: '1072' }));
    expect(at.order('1072').contactId).not.toBe(customer);
    expect(at.contacts.get(the(at.order('1072').contactId))?.name).toBe('Ada Brook');
  });

  it('[CHN142] is cut to what a record holds, and nobody where the store says nobody', async () => {
    const at = storeDesk();
    await at.takes(remoteOrder({ billing: { ...ada, name: 'x'.repeat(900) } }));
    expect(at.contacts.get(the(at.order().contactId))?.name).toHaveLength(500);
    await at.takes(remoteOrder({ id: '72', number: '1072', billing: nobody }));
    expect(at.order('1072').contactId).toBeNull();
  });
});
