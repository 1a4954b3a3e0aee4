import { afterEach, describe, expect, test } from 'vitest';
import type { FieldSet } from '#shared/domain/operations/operation.ts';
import { listingId } from '#shared/domain/operations/ids.ts';
import { must } from '#shared/base/must.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import { oneThing, wooLane, type WooLane } from '#tests/fixtures/lane-on-woo.ts';
import { laneShop } from '#tests/fixtures/lane-shop.ts';
import { fieldsSet } from '#tests/fixtures/seat.ts';
import { opening } from '#tests/fixtures/small-shop.ts';

const open: WooLane['store'][] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

function listingOf({ channel, ref }: OneThing) {
  return listingId(channel.channelId, ref.productId, ref.variantId);
}

type OneThing = Awaited<ReturnType<typeof oneThing>>;

async function mugs(...[stock, fields]: Parameters<typeof oneThing>): Promise<OneThing> {
  const lane = await oneThing(stock, fields);
  open.push(lane.store);
  return lane;
}
const all = (figure: number) => ({ shown: figure, expected: figure, offer: figure });

function archive({ shop, mug }: OneThing, of: 'variant' | 'product' | 'place', value = true): void {
  const { productId } = must(rowOf(shop.desk.books, 'variant', mug), 'the mug');
  const row: Pick<FieldSet, 'kind' | 'id'> = {
    variant: { kind: 'variant', id: mug } as const,
    product: { kind: 'product', id: productId } as const,
    place: { kind: 'location', id: shop.shop.warehouse } as const,
  }[of];
  shop.act(fieldsSet([{ ...row, field: 'archived', value, was: !value }]));
}

describe('what is not sold here any more', () => {
  test.each(['variant', 'product', 'place'] as const)(
    '[CHN220] [CHN221] an archived %s is told as the difference, once, and its offer comes back with it',
    async (of) => {
      const lane = await mugs();
      archive(lane, of);
      expect(await lane.round()).toMatchObject({ told: 1, drifting: 0 });
      expect(lane.figures()).toEqual(all(0));
      const before = lane.written();
      expect(await lane.round()).toMatchObject({ told: 0 });
      expect(lane.written()).toBe(before);
      lane.shop.receive(lane.mug, 3);
      archive(lane, of, false);
      expect(await lane.round()).toMatchObject({ told: 1 });
      expect(lane.figures()).toEqual(all(13));
    },
  );

  test('[CHN220] what somebody buys while it is archived is not lost: the order comes in and the store owes it', async () => {
    const lane = await mugs();
    archive(lane, 'product');
    lane.beforeWriting(() => void must(lane.store.faults, 'a fake').sell(lane.ref, 3));
    await lane.round();
    expect(lane.figures()).toEqual(all(0));
    await lane.buy(1);
    expect(await lane.round()).toMatchObject({ told: 0, drifting: 0 });
    archive(lane, 'product', false);
    await lane.round();
    // Three were sold before it was told, one after it.
    expect(lane.figures()).toEqual(all(6));
  });

  test('[CHN220] a figure that another wrote meanwhile is a difference, and not written over', async () => {
    const lane = await mugs();
    await lane.store.people.write(lane.ref, 25);
    archive(lane, 'product');
    expect(await lane.round()).toMatchObject({ told: 0, drifting: 1 });
    expect(lane.shown(lane.ref)).toBe(25);
  });

  test('[CHN220] orders of it that wait are served all the same', async () => {
    const lane = await mugs();
    const order = await lane.buy(2);
    await lane.round();
    archive(lane, 'product');
    await lane.round();
    lane.shop.ship(order, lane.channel.channelId);
    expect(await lane.round()).toMatchObject({ drifting: 0 });
    expect(lane.figures()).toEqual(all(0));
  });
});

describe('what is not tied any more', () => {
  test('[CHN222] a thing whose tie has ended is told nothing; tied again it is told the change since', async () => {
    const lane = await mugs();
    const listing = listingOf(lane);
    const end = (value: boolean) =>
      lane.shop.act(fieldsSet([{ kind: 'listing', id: listing, field: 'archived', value, was: !value }]));
    end(true);
    lane.shop.sell(lane.mug, 4);
    expect(await lane.round()).toMatchObject({ told: 0 });
    expect(lane.shown(lane.ref)).toBe(10);
    end(false);
    expect(await lane.round()).toMatchObject({ told: 1, drifting: 0 });
    expect(lane.figures()).toEqual(all(6));
  });

  test('[CHN222] a listing that goes over to another of ours is told what that is offered with', async () => {
    const lane = await mugs();
    const cup = lane.shop.thing(4, 'CUP');
    const listing = listingOf(lane);
    lane.shop.act(fieldsSet([{ kind: 'listing', id: listing, field: 'variantId', value: cup, was: lane.mug }]));
    await lane.round();
    expect(lane.shown(lane.ref)).toBe(4);
  });

  test('[CHN222] two things of a store that are one of ours: what one sells the other shows less', async () => {
    const shop = laneShop();
    const lane = await wooLane(shop);
    open.push(lane.store);
    const mug = shop.thing(10, 'MUG');
    const [one, other] = [await lane.offerThere(mug, 10, 'ONE'), await lane.offerThere(mug, 10, 'OTHER')];
    await lane.round();
    await lane.channel.agree();
    await lane.store.people.buy([{ ref: one, quantity: 3 }], 'open');
    await lane.round();
    await lane.round();
    expect([lane.shown(one), lane.shown(other), lane.written()]).toEqual([7, 7, 1]);
  });

  test('[CHN222] what was thrown away there is told nothing, and said once; fetched back it is told the change since', async () => {
    const lane = await mugs();
    await lane.store.people.throwAway(lane.ref.productId);
    lane.shop.sell(lane.mug, 4);
    expect(await lane.round()).toMatchObject({ told: 0, drifting: 0 });
    expect(await lane.round()).toMatchObject({ told: 0, drifting: 0 });
    const notes = () => [...lane.channel.disk.notes.values()].map(({ is, resolved }) => [is, resolved]);
    expect(notes()).toEqual([['gone', false]]);
    // Somebody fetches it back.
    const { shop: there } = lane.store.store;
    const item = must(there.items.get(Number(lane.ref.productId)), 'the mug there');
    item.status = 'publish';
    there.touch(item);
    expect(await lane.round()).toMatchObject({ told: 1, drifting: 0 });
    expect([lane.figures(), notes()]).toEqual([all(6), [['gone', true]]]);
    await lane.store.people.throwAway(lane.ref.productId);
    await lane.round();
    expect(notes()).toEqual([
      ['gone', true],
      ['gone', false],
    ]);
  });

  test('[CHN222] what nobody counts here any more keeps what its store shows; counted again it is told the change', async () => {
    const lane = await mugs();
    const counted = must(
      lane.shop.desk.operations.find(({ type }) => type === 'stock.recorded'),
      'its opening balance',
    );
    lane.shop.act(decideReversal(counted));
    expect(await lane.round()).toMatchObject({ told: 0, drifting: 0 });
    expect([lane.shown(lane.ref), lane.channel.offer(lane.mug)]).toEqual([10, undefined]);
    lane.shop.act(opening(lane.mug, lane.shop.shop.warehouse, 4));
    expect(await lane.round()).toMatchObject({ told: 1 });
    expect(lane.figures()).toEqual(all(4));
  });
});
