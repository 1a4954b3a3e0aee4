import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { ShortPickId } from '#shared/domain/operations/ids.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import { orderDesk } from '#tests/fixtures/order-desk.ts';
import { rowsOf } from '#tests/fixtures/seat.ts';
import { decideBatch, decideBatchEnd } from './batch.ts';

describe('orders that are picked together', () => {
  test('[ORD98] a batch is open until it is finished or cancelled, once; what was picked stays picked', () => {
    const at = orderDesk();
    const batch = { number: 'B-1', method: 'cluster', orderIds: [at.placed.id], assigneeId: null } as const;
    expect(decideBatch({ ...batch, orderIds: [] }, at.desk)).toMatchObject({ failure: { code: 'batch-empty' } });
    const begun = decideBatch(batch, at.desk);
    if (!begun.ok) throw new Error(begun.failure.code);
    const made = at.act(begun.value);
    const row = () => must(rowOf(at.desk.books, 'batch', begun.value.payload.batchId), 'the batch is there');
    expect(row()).toMatchObject({ state: 'open', endedAt: null, orderIds: [at.placed.id] });
    at.does(at.decide.pick(1));
    const [finish, cancel] = (['finish', 'cancel'] as const).map((act) => decideBatchEnd(row(), act, 7));
    const ended = at.does(must(finish, 'it can be finished'));
    expect(row()).toMatchObject({ state: 'done', endedAt: 7 });
    expect(at.does(must(cancel, 'it was open then')).isTaken).toBe(false);
    expect(decideBatchEnd(row(), 'finish', 8)).toMatchObject({ failure: { code: 'batch-not-in-state' } });
    expect(at.undo(made).isTaken).toBe(false);
    at.undo(ended);
    expect(row()).toMatchObject({ state: 'open', endedAt: null });
    at.undo(made);
    expect([row().state, at.lines()[1]]).toEqual(['void', '1,0,0,0,0']);
  });

  test('[ORD98] units that were not there are told, and move nothing', () => {
    const at = orderDesk();
    const { id: lineId, variantId, locationId } = must(at.order().lines[0], 'a line');
    const short = {
      id: at.desk.nextId() as ShortPickId,
      orderId: at.placed.id,
      lineId,
      variantId,
      locationId,
    } as const;
    const before = at.shown();
    const told = at.act({
      type: 'pick.short',
      payload: { shorts: [{ ...short, quantity: 2, reason: 'not-found', batchId: null }] },
    });
    expect(rowsOf(at.desk.books, 'short-pick')).toMatchObject([
      { ...short, quantity: 2, reason: 'not-found', voided: false },
    ]);
    expect(at.shown()).toBe(before);
    at.undo(told);
    expect(rowsOf(at.desk.books, 'short-pick')[0]?.voided).toBe(true);
  });
});
