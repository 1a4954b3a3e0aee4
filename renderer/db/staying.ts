import { isBegun, isGone } from '#shared/domain/operations/bringing.ts';
import type { GroupId, OpId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { readStored } from './stored-operation.ts';
import type { ShopDatabase, StoredOperation } from './database.ts';

/** Orders that are still there though what brought them in was undone. */
export type Staying = {
  /** Something of them was picked or shipped. */
  readonly begun: readonly OrderRow[];
  /** Another act brought them in, too. */
  readonly broughtToo: readonly OrderRow[];
};

/** Which orders of a group stay once all of it is undone. */
export async function stayingOfGroup(db: ShopDatabase, group: GroupId): Promise<Staying> {
  return stayingOf(db, await db.operations.where('groupId').equals(group).toArray());
}

/** Which orders of some acts stay once these are undone. */
export async function stayingOfActs(db: ShopDatabase, opIds: readonly OpId[]): Promise<Staying> {
  return stayingOf(
    db,
    await db.operations
      .where('opId')
      .anyOf([...opIds])
      .toArray(),
  );
}

async function stayingOf(db: ShopDatabase, rows: readonly StoredOperation[]): Promise<Staying> {
  const ids = rows
    .filter((row) => row.type === 'order.added')
    .flatMap((row) => {
      const op = readStored(row);
      return op.type === 'order.added' ? op.payload.orders.map(({ id }) => id) : [];
    });
  const orders = (await db.orders.bulkGet([...new Set(ids)])).flatMap((row) => (row && !isGone(row) ? [row] : []));
  return {
    begun: orders.filter(isBegun),
    broughtToo: orders.filter((order) => !isBegun(order)),
  };
}
