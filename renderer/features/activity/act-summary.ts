import { unreachable } from '#shared/base/must.ts';
import type {
  BarcodeId,
  BatchId,
  ChannelId,
  CountId,
  LocationId,
  OrderId,
  ProductId,
  VariantId,
} from '#shared/domain/operations/ids.ts';
import type { FieldSet, Group, LineAmendment, Operation } from '#shared/domain/operations/operation.ts';
import type { Reason } from '#shared/domain/operations/rows.ts';
import { type OrderDeed, orderDeed } from '#shared/domain/orders/progress.ts';
import { piecesOf, type StepPiece } from '#shared/domain/orders/step-pieces.ts';

/** What an act was, as data: ids and figures that names and words are put to. */
export type ActSummary =
  | {
      readonly kind: 'adjusted';
      readonly reason: Reason;
      readonly variantId: VariantId;
      readonly quantity: number;
      readonly locationId: LocationId;
      readonly products: number;
    }
  | {
      readonly kind: 'moved';
      readonly variantId: VariantId;
      readonly quantity: number;
      readonly from: LocationId;
      readonly to: LocationId;
      readonly products: number;
    }
  | { readonly kind: 'added'; readonly productId: ProductId; readonly name: string; readonly products: number }
  | { readonly kind: 'variants-added'; readonly variantId: VariantId; readonly variants: number }
  | { readonly kind: 'barcode-added'; readonly variantId: VariantId; readonly code: string }
  | { readonly kind: 'barcode-detached'; readonly barcodeId: BarcodeId }
  | {
      readonly kind: 'set';
      readonly set: FieldSet;
      readonly fields: number;
      readonly rows: number;
      /** The other fields of the same order or parcel that were set with it. */
      readonly besides?: readonly FieldSet[];
    }
  | { readonly kind: 'shop-opened'; readonly name: string }
  | { readonly kind: 'places-added'; readonly names: readonly string[] }
  | { readonly kind: 'channel-added'; readonly channelId: ChannelId; readonly name: string }
  /** Things of a store are these of ours from then on. */
  | { readonly kind: 'listings-added'; readonly variantId: VariantId; readonly listings: number }
  | { readonly kind: 'marked'; readonly variantId: VariantId; readonly quantity: number; readonly products: number }
  | { readonly kind: 'incoming-closed'; readonly deliveries: number }
  | { readonly kind: 'lot-added'; readonly variantId: VariantId; readonly code: string }
  | { readonly kind: 'orders-added'; readonly orderId: OrderId; readonly number: string; readonly orders: number }
  | { readonly kind: 'amended'; readonly orderId: OrderId; readonly lines: readonly LineAmendment[] }
  | {
      readonly kind: 'order';
      readonly act: OrderDeed;
      readonly orderId: OrderId;
      readonly pieces: readonly StepPiece[];
    }
  /** The same step of several orders, by one press. */
  | { readonly kind: 'orders'; readonly act: OrderDeed; readonly orders: number }
  | {
      readonly kind: 'short-picked';
      /** Each once, in the order of their boxes. */
      readonly orderIds: readonly OrderId[];
      readonly variantId: VariantId;
      readonly quantity: number;
    }
  | { readonly kind: 'batch-begun'; readonly batchId: BatchId; readonly number: string; readonly orders: number }
  | { readonly kind: 'batch-ended'; readonly batchId: BatchId; readonly isDone: boolean }
  | { readonly kind: 'view-added'; readonly name: string }
  | { readonly kind: 'count-begun'; readonly countId: CountId; readonly name: string }
  | {
      readonly kind: 'count-observed';
      readonly variantId: VariantId;
      readonly locationId: LocationId;
      readonly quantity: number;
    }
  | { readonly kind: 'count-noted'; readonly variantId: VariantId }
  | { readonly kind: 'count-posted'; readonly countId: CountId; readonly lines: number }
  | { readonly kind: 'count-closed'; readonly countId: CountId }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'nothing' };

/** What an operation that is no undo did. */
export function summaryOf(op: Operation): ActSummary {
  switch (op.type) {
    case 'writer.started':
    case 'log.forked':
    case 'act.reversed':
      return { kind: 'nothing' };
    case 'catalog.added':
      return catalogSummary(op.payload);
    case 'place.added': {
      const { shop, locations, suppliers, channels = [] } = op.payload;
      if (shop) return { kind: 'shop-opened', name: shop.name };
      const [channel] = channels;
      if (channel) return { kind: 'channel-added', channelId: channel.id, name: channel.name };
      const places = locations.filter((place) => place.locationType !== 'staging');
      return { kind: 'places-added', names: [...places, ...suppliers].map(({ name }) => name) };
    }
    case 'fields.set': {
      const [set] = op.payload.sets;
      if (!set) return { kind: 'nothing' };
      return {
        kind: 'set',
        set,
        fields: op.payload.sets.length,
        rows: new Set(op.payload.sets.map(({ kind, id }) => `${kind}:${id}`)).size,
        besides: set.kind === 'order' || set.kind === 'parcel' ? op.payload.sets.slice(1) : [],
      };
    }
    case 'barcode.detached':
      return { kind: 'barcode-detached', barcodeId: op.payload.barcodeId };
    case 'stock.recorded':
      return stockSummary(op.payload);
    case 'incoming.marked': {
      const [line] = op.payload.lines;
      return line
        ? { kind: 'marked', variantId: line.variantId, quantity: line.quantity, products: op.payload.lines.length }
        : { kind: 'nothing' };
    }
    case 'order.added': {
      const [order] = op.payload.orders;
      return order
        ? { kind: 'orders-added', orderId: order.id, number: order.number, orders: op.payload.orders.length }
        : { kind: 'nothing' };
    }
    case 'order.moved':
      return {
        kind: 'order',
        act: orderDeed(op.payload),
        orderId: op.payload.change.orderId,
        pieces: piecesOf(op.payload),
      };
    case 'order.amended':
      return { kind: 'amended', orderId: op.payload.orderId, lines: op.payload.lines };
    case 'pick.short': {
      const { shorts } = op.payload;
      const [short] = shorts;
      if (!short) return { kind: 'nothing' };
      const orderIds = [...new Set(shorts.map(({ orderId }) => orderId))];
      const quantity = shorts.reduce((sum, one) => sum + one.quantity, 0);
      return { kind: 'short-picked', orderIds, variantId: short.variantId, quantity };
    }
    case 'batch.begun': {
      const { batchId, number, orderIds } = op.payload;
      return { kind: 'batch-begun', batchId, number, orders: orderIds.length };
    }
    case 'batch.moved': {
      const { batchId, to } = op.payload.change;
      return { kind: 'batch-ended', batchId, isDone: to === 'done' };
    }
    case 'view.added':
      return { kind: 'view-added', name: op.payload.views[0]?.name ?? '' };
    case 'count.begun':
      return { kind: 'count-begun', countId: op.payload.countId, name: op.payload.name };
    case 'count.observed': {
      const { variantId, locationId, quantity } = op.payload;
      return { kind: 'count-observed', variantId, locationId, quantity };
    }
    case 'count.noted':
      return { kind: 'count-noted', variantId: op.payload.variantId };
    case 'count.posted':
      return { kind: 'count-posted', countId: op.payload.change.countId, lines: op.payload.lines.length };
    case 'count.closed':
      return { kind: 'count-closed', countId: op.payload.change.countId };
    default:
      return unreachable(op);
  }
}

function catalogSummary({
  products,
  variants,
  barcodes,
  listings = [],
}: Extract<Operation, { type: 'catalog.added' }>['payload']): ActSummary {
  const [product] = products;
  const [variant] = variants;
  const [barcode] = barcodes;
  if (product) return { kind: 'added', productId: product.id, name: product.name, products: products.length };
  if (variant) return { kind: 'variants-added', variantId: variant.id, variants: variants.length };
  if (barcode) return { kind: 'barcode-added', variantId: barcode.variantId, code: barcode.code };
  const [listing] = listings;
  return listing
    ? { kind: 'listings-added', variantId: listing.variantId, listings: listings.length }
    : { kind: 'nothing' };
}

function stockSummary({
  lines,
  incoming,
  lots = [],
}: Extract<Operation, { type: 'stock.recorded' }>['payload']): ActSummary {
  const [line, other] = lines;
  const [lot] = lots;
  if (!line && incoming.length > 0) return { kind: 'incoming-closed', deliveries: incoming.length };
  if (!line) return lot ? { kind: 'lot-added', variantId: lot.variantId, code: lot.code } : { kind: 'nothing' };
  const products = new Set(lines.map(({ variantId }) => variantId)).size;
  const { reason, variantId, locationId } = line;
  // A product has a line for each of its lots: what the act did to it is their sum.
  const sumAt = (place: string) =>
    lines
      .filter((one) => one.variantId === variantId && one.locationId === place)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  if (reason === 'move' && other) {
    const to = other.locationId;
    return { kind: 'moved', variantId, quantity: sumAt(to), from: locationId, to, products };
  }
  return { kind: 'adjusted', reason, variantId, quantity: sumAt(locationId), locationId, products };
}

/** How many lines an act has: rows it adds or sets, and movements it writes. */
export function linesOf(op: Operation): number {
  switch (op.type) {
    case 'writer.started':
    case 'log.forked':
      return 0;
    case 'catalog.added':
      return Math.max(
        op.payload.variants.length,
        op.payload.barcodes.length,
        op.payload.stock.length,
        op.payload.listings?.length ?? 0,
      );
    case 'place.added': {
      const { locations, suppliers, channels = [], shop } = op.payload;
      return locations.length + suppliers.length + channels.length + (shop ? 1 : 0);
    }
    case 'fields.set':
      return new Set(op.payload.sets.map(({ kind, id }) => `${kind}:${id}`)).size;
    case 'barcode.detached':
    case 'count.begun':
    case 'count.observed':
    case 'count.noted':
    case 'count.closed':
    case 'batch.moved':
      return 1;
    case 'pick.short':
      return op.payload.shorts.length;
    case 'batch.begun':
      return op.payload.orderIds.length;
    case 'view.added':
      return op.payload.views.length;
    case 'count.posted':
    case 'incoming.marked':
      return op.payload.lines.length;
    case 'stock.recorded':
      return op.payload.lines.length || (op.payload.lots ?? []).length;
    case 'order.added':
      return op.payload.orders.length;
    case 'order.amended':
      return op.payload.lines.length;
    case 'order.moved':
      return Math.max(op.payload.change.lines.length, op.payload.change.relocate.length, 1);
    case 'act.reversed':
      return Math.max(
        op.payload.stock.length,
        op.payload.sets.length,
        op.payload.hide.length + op.payload.restore.length,
        op.payload.orders.length,
      );
    default:
      return unreachable(op);
  }
}

/** The kinds of acts a person can look for. */
export const actTypes = ['stock', 'catalogue', 'fields', 'orders', 'imports', 'undos', 'places'] as const;
export type ActType = (typeof actTypes)[number];

/** Which kind an operation is, by what is known without reading it. */
export function actTypeOf(type: Operation['type'], groupAct: Group['act'] | null): ActType {
  if (groupAct === 'import' || groupAct === 'order-import') return 'imports';
  switch (type) {
    case 'stock.recorded':
    case 'incoming.marked':
    case 'count.begun':
    case 'count.observed':
    case 'count.noted':
    case 'count.posted':
    case 'count.closed':
      return 'stock';
    case 'catalog.added':
    case 'barcode.detached':
      return 'catalogue';
    case 'fields.set':
      return 'fields';
    case 'order.added':
    case 'order.moved':
    case 'order.amended':
    case 'pick.short':
    case 'batch.begun':
    case 'batch.moved':
      return 'orders';
    case 'act.reversed':
      return 'undos';
    case 'place.added':
    case 'view.added':
    case 'writer.started':
    case 'log.forked':
      return 'places';
    default:
      return unreachable(type);
  }
}
