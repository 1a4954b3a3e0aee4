import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import { changedSets, fieldValue } from '#shared/domain/operations/fields.ts';
import type { OpId, OrderId, PersonId } from '#shared/domain/operations/ids.ts';
import type { FieldSet } from '#shared/domain/operations/operation.ts';
import type { OrderFields, OrderPriority, OrderRow } from '#shared/domain/operations/rows.ts';
import { mostDiscount } from '#shared/domain/orders/amounts.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { actInParts, type PartsFailure, type Run } from '#renderer/db/act-in-parts.ts';
import { ordersOf } from '#renderer/db/order-around.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { RecordFailure } from '#renderer/db/record.ts';

/** What is said of an order besides what is in it, in the order of a form. */
export const detailFields = [
  'dueOn',
  'promisedOn',
  'priority',
  'assigneeId',
  'shippingMethod',
  'onlyWhole',
  'shippingAmount',
  'discountAmount',
  'tags',
] as const satisfies readonly (keyof OrderFields)[];
export type DetailField = (typeof detailFields)[number];
/** Every detail of an order; null where nobody has said it. */
export type OrderDetails = { readonly [F in DetailField]: NonNullable<OrderFields[F]> | null };

/** The details of an order as they are kept. */
export function detailsOf(order: OrderRow): OrderDetails {
  return {
    dueOn: order.dueOn ?? null,
    promisedOn: order.promisedOn ?? null,
    priority: order.priority ?? null,
    assigneeId: order.assigneeId ?? null,
    shippingMethod: order.shippingMethod ?? null,
    onlyWhole: order.onlyWhole ?? null,
    shippingAmount: order.shippingAmount ?? null,
    discountAmount: order.discountAmount ?? null,
    tags: order.tags ?? null,
  };
}

export type DetailsAsk = {
  readonly orderId: OrderId;
  /** The details that a person changed, with what each was when they began. */
  readonly changes: { readonly [F in DetailField]?: Change<OrderDetails[F]> };
};
type Change<T> = { readonly was: T; readonly becomes: T };

export type DetailsSaved =
  | { readonly outcome: 'saved'; readonly opIds: readonly OpId[] }
  | { readonly outcome: 'nothing' }
  /** Others changed the same meanwhile; nothing was written. */
  | { readonly outcome: 'met'; readonly order: OrderRow; readonly fields: readonly DetailField[] };

export type DetailsFailure =
  | Failure<'order-unknown' | 'order-met' | 'nothing-changed' | 'discount-too-large'>
  | RecordFailure;

/** Changes details of an order. What others changed meanwhile stays, unless it is the same: then nothing is written (OQ23). */
export async function saveDetails(
  shop: Shop,
  { orderId, changes }: DetailsAsk,
): Promise<Result<DetailsSaved, DetailsFailure>> {
  const met: Extract<DetailsSaved, { outcome: 'met' }>[] = [];
  const written = await act<DetailsFailure>(shop, async (db) => {
    const order = await db.orders.get(orderId);
    if (!order || isGone(order)) return fail({ code: 'order-unknown' });
    const asked = detailFields.filter((field) => changes[field] !== undefined);
    const fields = asked.filter((field) => isMet(order, field, changes[field]));
    if (fields.length > 0) {
      met.push({ outcome: 'met', order, fields });
      return fail({ code: 'order-met' });
    }
    const sets = detailSets(order, Object.fromEntries(asked.map((field) => [field, changes[field]?.becomes ?? null])));
    if (sets.length === 0) return fail({ code: 'nothing-changed' });
    if (await isTooMuchOff(db, order, changes)) return fail({ code: 'discount-too-large' });
    return done({ decisions: [{ type: 'fields.set', payload: { group: null, sets } }] });
  });
  const [meeting] = met;
  if (meeting) return done(meeting);
  if (written.ok) return done({ outcome: 'saved', opIds: written.value.opIds });
  return written.failure.code === 'nothing-changed' ? done({ outcome: 'nothing' }) : written;
}

/** Whether more would be taken off than goods and shipping cost; asked only where one of these amounts is changed. */
async function isTooMuchOff(
  db: ShopDatabase,
  order: OrderRow,
  { discountAmount, shippingAmount }: DetailsAsk['changes'],
): Promise<boolean> {
  if (!discountAmount && !shippingAmount) return false;
  const discount = discountAmount ? discountAmount.becomes : order.discountAmount;
  const shipping = shippingAmount ? shippingAmount.becomes : order.shippingAmount;
  const variants = await db.variants.bulkGet([...new Set(order.lines.map(({ variantId }) => variantId))]);
  const rows = new Map(variants.flatMap((variant) => (variant ? [[variant.id, variant] as const] : [])));
  const most = mostDiscount({ lines: order.lines, shippingAmount: shipping }, (id) => ({
    decimals: rows.get(id)?.decimals ?? 0,
    taxClass: null,
  }));
  return most !== null && (discount ?? 0) > most;
}

function isMet(order: OrderRow, field: DetailField, change: Change<unknown> | undefined): boolean {
  const now = JSON.stringify(fieldValue(order, field));
  return now !== JSON.stringify(change?.was) && now !== JSON.stringify(change?.becomes);
}

/** What sets details of an order; the moment that 0.1 kept of the due day goes with a day that is said anew. */
export function detailSets(order: OrderRow, fields: Partial<OrderDetails>): readonly FieldSet[] {
  const sets = changedSets(order, fields);
  return 'dueOn' in fields && order.dueAt !== null ? [...sets, ...changedSets(order, { dueAt: null })] : sets;
}

/** What a bulk edit wrote: its acts in order, and how many orders they changed. */
export type Edited = { readonly opIds: readonly OpId[]; readonly changed: number };
/** Which kind of bulk edit it was; kept in the operation, so it is never renamed. */
type EditLabel = 'order-tags' | 'order-assignee' | 'order-priority';

/** What is said of orders hangs on no other order: so many parts go into one transaction, which is over in a fraction of a second. */
const PARTS_TOGETHER = 8;

async function editOrders(
  shop: Shop,
  label: EditLabel,
  orderIds: readonly OrderId[],
  fieldsOf: (order: OrderRow) => Partial<OrderDetails>,
  run: Run,
): Promise<Result<Edited, PartsFailure>> {
  let changed = 0;
  const edited = await actInParts(shop, {
    ...run,
    label,
    things: orderIds,
    tied: orderIds.length > 1,
    together: PARTS_TOGETHER,
    decide: async (db, some, group) => {
      const all = (await ordersOf(db, some)).map((order) => detailSets(order, fieldsOf(order)));
      const sets = all.flat();
      if (sets.length === 0) return fail({ code: 'nothing-changed' });
      changed += all.filter((own) => own.length > 0).length;
      return done({ decisions: [{ type: 'fields.set', payload: { group, sets } }] });
    },
  });
  return edited.ok ? done({ opIds: edited.value.opIds, changed }) : edited;
}

/** Tags that are put on orders, and those that are taken off. */
export type TagChange = { readonly add: readonly string[]; readonly remove: readonly string[] };

/** Puts tags on orders and takes others off; a tag is the same however its letters are written. */
export function tagOrders(
  shop: Shop,
  orderIds: readonly OrderId[],
  { add, remove }: TagChange,
  run: Run = {},
): Promise<Result<Edited, PartsFailure>> {
  const gone = new Set(remove.map(foldName));
  return editOrders(
    shop,
    'order-tags',
    orderIds,
    ({ tags }) => {
      const kept = (tags ?? []).filter((tag) => !gone.has(foldName(tag)));
      const has = new Set(kept.map(foldName));
      const next = [...kept, ...add.filter((tag) => !has.has(foldName(tag)))];
      return { tags: next.length > 0 ? next : null };
    },
    run,
  );
}

/** Says who works on orders; null: nobody. */
export function assignOrders(
  shop: Shop,
  orderIds: readonly OrderId[],
  assigneeId: PersonId | null,
  run: Run = {},
): Promise<Result<Edited, PartsFailure>> {
  return editOrders(shop, 'order-assignee', orderIds, () => ({ assigneeId }), run);
}

/** Says how urgent orders are; null: as any other. */
export function rankOrders(
  shop: Shop,
  orderIds: readonly OrderId[],
  priority: OrderPriority | null,
  run: Run = {},
): Promise<Result<Edited, PartsFailure>> {
  return editOrders(shop, 'order-priority', orderIds, () => ({ priority }), run);
}

/** What a person can say of orders besides what is in them. */
export function useOrderFields() {
  const shop = useShop();
  return useMemo(
    () => ({
      save: (ask: DetailsAsk) => saveDetails(shop, ask),
      tag: (orderIds: readonly OrderId[], change: TagChange, run?: Run) => tagOrders(shop, orderIds, change, run),
      assign: (orderIds: readonly OrderId[], person: PersonId | null, run?: Run) =>
        assignOrders(shop, orderIds, person, run),
      rank: (orderIds: readonly OrderId[], priority: OrderPriority | null, run?: Run) =>
        rankOrders(shop, orderIds, priority, run),
    }),
    [shop],
  );
}
