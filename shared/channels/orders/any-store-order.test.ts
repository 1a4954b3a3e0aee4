import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import { verifyBooks } from '#shared/domain/operations/memory-books.ts';
import { commitsStock, mayDo } from '#shared/domain/orders/order-states.ts';
import { unshippedOf } from '#shared/domain/orders/progress.ts';
import { refund, remoteLine, remoteOrder, type StoreDesk, storeDesk } from '#tests/fixtures/store-orders.ts';

/** What the store did with its order, and how it is pulled then. */
const event = fc.record({
  means: fc.constantFrom<RemoteOrder['means']>(
    'open',
    'open',
    'open',
    'unpaid',
    'held',
    'done',
    'cancelled',
    'refunded',
    'failed',
    'gone',
    null,
  ),
  mugs: fc.nat(4),
  candles: fc.nat(3),
  refundedMugs: fc.nat(2),
  /** How it comes: once, twice, or with an older word of it behind. */
  comes: fc.constantFrom('once', 'twice', 'older-behind', 'not-at-all'),
});
type Event = {
  readonly means: RemoteOrder['means'];
  readonly mugs: number;
  readonly candles: number;
  readonly refundedMugs: number;
};

function remoteOf({ means, mugs, candles, refundedMugs }: Event, at: number): RemoteOrder {
  const lines = [
    ...(mugs > 0 ? [remoteLine('1', 'mug', mugs)] : []),
    ...(candles > 0 ? [remoteLine('2', 'candle', candles)] : []),
  ];
  const refunds =
    mugs > 0 && refundedMugs > 0 ? [refund('r1', '1', Math.min(refundedMugs, mugs), refundedMugs === 1)] : [];
  return remoteOrder({ means, status: String(means), modifiedAt: 2000 + at, lines, refunds });
}

/** What is wanted of mugs and candles. */
function wantedOf({ mugs, candles, refundedMugs }: Event): readonly [number, number] {
  return [Math.max(mugs - refundedMugs, 0), candles];
}

/** What must be promised after each word of the store, as one would say it without looking at the code. */
function modelOf() {
  let state: 'unknown' | 'waits' | 'cancelled' | 'gone' = 'unknown';
  let wasOver = false;
  let promised: readonly [number, number] = [0, 0];
  return (one: Event): readonly [number, number] => {
    const wanted = wantedOf(one);
    const isNothing =
      wanted[0] + wanted[1] === 0 || ['cancelled', 'refunded', 'failed', 'gone'].includes(one.means ?? '');
    const isDone = one.means === 'done';
    if (state === 'unknown') state = isNothing ? 'unknown' : isDone ? 'gone' : 'waits';
    else if (state === 'waits') state = isNothing ? 'cancelled' : 'waits';
    else if (state === 'cancelled') state = !isNothing && !isDone && wasOver ? 'waits' : 'cancelled';
    if (state !== 'unknown') wasOver = isNothing;
    promised = state === 'waits' ? wanted : [0, 0];
    return promised;
  };
}

async function pull(at: StoreDesk, one: RemoteOrder): Promise<void> {
  await at.takes(one);
}

function promised(at: StoreDesk): readonly [number, number] {
  return [at.stock()[1], at.stock(at.shop.candle)[1]];
}

describe('any history of a store’s order', () => {
  it('[CHN144] leaves promised what the store still wants, whatever is pulled twice, late or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 8 }), async (events) => {
        const at = storeDesk();
        const says = modelOf();
        let must: readonly [number, number] = [0, 0];
        const remotes = events.map((one, i) => remoteOf(one, i));
        for (const [i, one] of events.entries()) {
          const remote = remotes[i];
          if (!remote || one.comes === 'not-at-all') continue;
          must = says(one);
          await pull(at, remote);
          if (one.comes === 'twice') await pull(at, remote);
          const older = remotes[i - 1];
          if (one.comes === 'older-behind' && older) await pull(at, older);
          expect(promised(at)).toEqual(must);
        }
        const acts = at.desk.operations.length;
        for (const remote of remotes.filter((_, i) => events[i]?.comes !== 'not-at-all')) await pull(at, remote);
        expect([at.desk.operations.length, promised(at)]).toEqual([acts, must]);
        expect(at.desk.books.movements.every(({ reason }) => reason === 'opening')).toBe(true);
        expect(verifyBooks(at.desk.books)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('[CHN144] never moves goods, loses what a person did, or says the same twice', async () => {
    const deed = fc.constantFrom('pick', 'pick-one', 'ship', 'ship-picked', 'cancel', 'nothing', 'nothing', 'lose');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(event, deed), { minLength: 1, maxLength: 8 }), async (turns) => {
        const at = storeDesk();
        for (const [i, [one, did]] of turns.entries()) {
          const moved = at.desk.books.movements.length;
          const shipped = shippedOf(at);
          await pull(at, remoteOf(one, i));
          expect(at.desk.books.movements).toHaveLength(moved);
          expect(shippedOf(at)).toEqual(shipped);
          const acts = at.desk.operations.length;
          await pull(at, remoteOf(one, i));
          expect(at.desk.operations).toHaveLength(acts);
          act(at, did);
        }
        const order = [...at.desk.books.rows.values()].find((row) => row.kind === 'order');
        const rest =
          order?.kind === 'order' && commitsStock(order.state)
            ? order.lines.reduce((sum, line) => sum + unshippedOf(line), 0)
            : 0;
        const [mugs, candles] = promised(at);
        expect(mugs + candles).toBe(rest);
        expect(verifyBooks(at.desk.books)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

function shippedOf(at: StoreDesk): readonly number[] {
  return [at.shop.mug, at.shop.candle].map((variant) => at.stock(variant)[0]);
}

/** What a person does with the order meanwhile, as far as it allows that. */
function act(at: StoreDesk, did: string): void {
  const order = [...at.desk.books.rows.values()].find((row) => row.kind === 'order');
  if (did === 'lose') at.seen.clear();
  if (order?.kind !== 'order') return;
  const isLeft = order.lines.some(({ quantity, picked }) => quantity > picked);
  const [first] = order.lines;
  if (did === 'pick' && mayDo(order.state, 'pick') && isLeft) at.pick();
  if (did === 'pick-one' && mayDo(order.state, 'pick') && first && first.quantity > first.picked) at.pick(undefined, 1);
  if (did === 'ship' && mayDo(order.state, 'ship')) at.ship();
  if (
    did === 'ship-picked' &&
    mayDo(order.state, 'ship') &&
    order.lines.some(({ picked, shipped }) => picked > shipped)
  )
    at.ship(undefined, 'picked');
  if (did === 'cancel' && mayDo(order.state, 'cancel')) at.cancel();
}
