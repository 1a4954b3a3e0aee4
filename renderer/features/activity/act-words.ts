import { unreachable } from '#shared/base/must.ts';
import { RATE_DIGITS } from '#shared/domain/values/tax.ts';
import type { FieldSet, Group } from '#shared/domain/operations/operation.ts';
import type { ChannelPlace, FieldValue, OfferRule, TaxRate, VariantOption } from '#shared/domain/operations/rows.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import { saidEdits } from '#shared/domain/orders/amended.ts';
import { knownPieces } from '#shared/domain/orders/step-pieces.ts';
import { goodsText } from '#renderer/parts/goods-text.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import { hasWord, type Words, wordOf } from '#renderer/words/words.ts';
import type { ActSummary } from './act-summary.ts';
import { decimalsOf, type Named, type Names } from './names.queries.ts';

/** What puts an act into words. */
export type Wording = {
  readonly t: Words;
  readonly format: Format;
  /** True where the goods of a step are said beside it. */
  readonly brief?: boolean;
};

/** What an act was, in a sentence. */
export function actText({ data, names }: Named<ActSummary>, wording: Wording): string {
  const { t, format } = wording;
  const unknown = t('activity.what.unknown');
  switch (data.kind) {
    case 'adjusted': {
      const [reason, location, variant] = [
        t(`stock.reasons.${data.reason}.label`),
        names.location(data.locationId),
        names.variant(data.variantId),
      ];
      if (data.products > 1 || !variant)
        return t('activity.what.adjustedMany', { count: data.products, reason, location });
      return t('activity.what.adjusted', {
        reason,
        product: variant.title,
        change: format.signedQuantity(data.quantity, variant.decimals),
        location,
      });
    }
    case 'moved': {
      const [from, to, variant] = [names.location(data.from), names.location(data.to), names.variant(data.variantId)];
      if (data.products > 1 || !variant) return t('activity.what.movedMany', { count: data.products, from, to });
      return t('activity.what.moved', {
        quantity: format.quantity(Math.abs(data.quantity), variant.decimals),
        product: variant.title,
        from,
        to,
      });
    }
    case 'added':
      return data.products > 1
        ? t('activity.what.addedMany', { count: data.products })
        : t('activity.what.added', { product: data.name });
    case 'variants-added':
      return t('activity.what.variantsAdded', { count: data.variants });
    case 'barcode-added':
      return t('activity.what.barcodeAdded', { code: data.code, product: names.variant(data.variantId)?.title ?? '' });
    case 'barcode-detached': {
      const barcode = names.barcode(data.barcodeId);
      return barcode
        ? t('activity.what.barcodeDetached', {
            code: barcode.code,
            product: names.variant(barcode.variantId)?.title ?? '',
          })
        : unknown;
    }
    case 'set':
      return setText(data, names, wording);
    case 'shop-opened':
      return t('activity.what.shopOpened', { name: data.name });
    case 'places-added':
      return t('activity.what.placesAdded', { count: data.names.length, names: data.names.slice(0, 5).join(', ') });
    case 'channel-added':
      return t('activity.what.channelAdded', { name: data.name });
    case 'listings-added':
      return t('activity.what.listingsAdded', {
        count: data.listings,
        product: names.variant(data.variantId)?.title ?? '',
      });
    case 'marked': {
      const variant = names.variant(data.variantId);
      if (data.products > 1 || !variant) return t('activity.what.markedMany', { count: data.products });
      return t('activity.what.marked', {
        quantity: format.quantity(data.quantity, variant.decimals),
        product: variant.title,
      });
    }
    case 'lot-added':
      return t('activity.what.lotAdded', { code: data.code, product: names.variant(data.variantId)?.title ?? '' });
    case 'incoming-closed':
      return t('activity.what.incomingClosed', { count: data.deliveries });
    case 'orders-added':
      return data.orders > 1
        ? t('activity.what.ordersAdded', { count: data.orders })
        : t('activity.what.orderAdded', { number: data.number });
    case 'amended':
      return amendedText(data, names, wording);
    case 'order':
      return orderText(data, names, wording);
    case 'orders':
      return t('activity.what.orders', { count: data.orders, what: t(`orders.acts.${data.act}`) });
    case 'short-picked': {
      const variant = names.variant(data.variantId);
      return t('activity.what.shortPicked', {
        count: data.orderIds.length,
        number: data.orderIds.map((id) => numberText(id, names, t)).join(', '),
        quantity: format.quantity(data.quantity, variant?.decimals ?? 0),
        product: variant?.title ?? '',
      });
    }
    case 'batch-begun':
      return t('activity.what.batchBegun', { number: data.number, count: data.orders });
    case 'batch-ended':
      return t(data.isDone ? 'activity.what.batchDone' : 'activity.what.batchCancelled', {
        number: names.batch(data.batchId) ?? '',
      });
    case 'view-added':
      return t('activity.what.viewAdded', { name: data.name });
    case 'count-begun':
      return t('activity.what.countBegun', { name: data.name });
    case 'count-observed': {
      const variant = names.variant(data.variantId);
      return variant
        ? t('activity.what.countObserved', {
            quantity: format.quantity(data.quantity, variant.decimals),
            product: variant.title,
            location: names.location(data.locationId),
          })
        : unknown;
    }
    case 'count-noted':
      return t('activity.what.countNoted', { product: names.variant(data.variantId)?.title ?? '' });
    case 'count-posted':
      return t('activity.what.countPosted', { count: data.lines });
    case 'count-closed':
      return t('activity.what.countClosed');
    case 'group':
      return groupText(data.group, t);
    case 'nothing':
      return unknown;
    default:
      return unreachable(data);
  }
}

/** As many goods of one act as a line of the list has room for. */
const GOODS_SHOWN = 3;

type OrderSummary = Extract<ActSummary, { kind: 'order' }>;

function orderText({ act, orderId, pieces }: OrderSummary, names: Names, wording: Wording): string {
  const what = wording.t(`activity.what.${act}`, { number: numberText(orderId, names, wording.t) });
  // A cancelling is of the whole order, whatever of it was picked.
  if (wording.brief || act === 'cancel' || act === 'cancelRest' || act === 'merge') return what;
  // What became of them is said where there is room for it.
  const plain = pieces.map((piece) => ({ ...piece, outcome: null }));
  const known = knownPieces(plain, (lineId) => names.lineVariant(orderId, lineId));
  const goods = goodsText(known, GOODS_SHOWN, { ...wording, variant: names.variant });
  return goods === '' ? what : wording.t('activity.what.withGoods', { what, goods });
}

/** What an order is called; of one that nothing here knows any more that it is so: a gap would say nothing. */
function numberText(orderId: OrderId, names: Names, t: Words): string {
  return names.order(orderId) ?? t('activity.values.goneOrder');
}

/** As many edits of one order as a line of the list has room for. */
const EDITS_SHOWN = 3;

function amendedText(
  { orderId, lines }: Extract<ActSummary, { kind: 'amended' }>,
  names: Names,
  { t, format }: Wording,
): string {
  const said = saidEdits(lines, {
    product: (id) => names.variant(id)?.title ?? id,
    quantity: (quantity, id) => format.quantity(quantity, names.variant(id)?.decimals ?? 0),
    price: (price) => (price === null ? t('orders.edits.noPrice') : format.money(price, names.currency)),
    location: names.location,
  });
  const shown = said.slice(0, EDITS_SHOWN).map(({ kind, ...edit }) => t(`orders.edits.${kind}`, edit));
  const more = said.length > shown.length ? [t('orders.edits.more', { count: said.length - shown.length })] : [];
  return t('activity.what.amended', { number: numberText(orderId, names, t), edits: [...shown, ...more].join(', ') });
}

type SetSummary = Extract<ActSummary, { kind: 'set' }>;

function setText({ set, fields, rows, besides = [] }: SetSummary, names: Names, wording: Wording): string {
  const { t } = wording;
  const known = names.ref(set).name;
  const isOfOrder = set.kind === 'order' || set.kind === 'parcel' || set.kind === 'return';
  const name = known === '' && isOfOrder ? t('activity.values.ofGoneOrder') : known;
  if (rows === 1 && besides.length > 0 && besides.length === fields - 1)
    return [set, ...besides]
      .map((one) => setText({ kind: 'set', set: one, fields: 1, rows }, names, wording))
      .join('; ');
  const other = set.field === 'mergedInto' && names.idValue(set.field, set.value);
  // What the one that remains takes over from the other is part of the merge.
  if (other) return t('activity.what.merged', { name, other });
  if (rows > 1) return t('activity.what.setRows', { count: rows });
  if (fields > 1) return t('activity.what.setMany', { name, count: fields });
  if (set.field === 'archived')
    return t(set.value === true ? 'activity.what.archived' : 'activity.what.unarchived', { name });
  if (set.field === 'removed')
    return t(set.value === true ? 'activity.what.placeRemoved' : 'activity.what.placeBack', { name });
  if (set.field === 'notForSale')
    return t(set.value === true ? 'activity.what.placeNotForSale' : 'activity.what.placeForSale', { name });
  return t('activity.what.set', {
    name,
    field: fieldText(set.kind === 'supplier' && set.field === 'contactId' ? 'supplierContact' : set.field, t),
    was: valueText(set, set.was, names, wording),
    value: valueText(set, set.value, names, wording),
  });
}

function groupText({ act, label }: Group, t: Words): string {
  if (act !== 'bulk-edit') return t(`activity.groups.${act}`, { label });
  if (label === 'product-new') return t('activity.what.addedMany', { count: 1 });
  const known = `activity.groups.${label}`;
  return hasWord(known) ? wordOf(t, known) : t('activity.groups.other', { label });
}

/** What a field is called. */
export function fieldText(field: string, t: Words): string {
  const known = `activity.fields.${field}`;
  return hasWord(known) ? wordOf(t, known) : t('activity.fields.other');
}

const money: readonly string[] = ['price', 'cost', 'shippingAmount', 'discountAmount', 'refund'];
const quantities: readonly string[] = ['point', 'upTo', 'multiple', 'defaultPoint', 'defaultUpTo'];

const days: readonly string[] = ['dueOn', 'promisedOn', 'expectedOn', 'expiresOn', 'receivedOn'];

/** A field's value as a person reads it. */
export function valueText(
  set: Pick<FieldSet, 'kind' | 'id' | 'field'>,
  value: FieldValue,
  names: Names,
  { t, format }: Wording,
): string {
  if (value === null || value === '') return t('activity.values.none');
  if (typeof value === 'boolean') return value ? t('activity.values.yes') : t('activity.values.no');
  if (typeof value === 'number') {
    if (money.includes(set.field)) return format.money(value, names.currency);
    if (quantities.includes(set.field)) return format.quantity(value, decimalsOf(set, names));
    return set.field === 'dueAt' ? format.date(value) : format.count(value);
  }
  if (typeof value === 'string' && set.field === 'contactId')
    return names.contact(value) ?? t('activity.values.unnamed');
  if (typeof value === 'string' && set.field === 'assigneeId') return names.contact(value) ?? t('queue.assignee.away');
  if (set.field === 'priority' && (value === 'low' || value === 'high' || value === 'urgent'))
    return t(`queue.priorities.${value}`);
  if (set.field === 'tracking' && (value === 'lot' || value === 'serial')) return t(`stock.form.trackings.${value}`);
  // A hash says nothing to anybody.
  if (set.field === 'logo') return t('activity.values.picture');
  if (set.field === 'pictures' && Array.isArray(value)) return t('activity.values.pictures', { count: value.length });
  if ((set.field === 'places' || set.field === 'offerRules') && Array.isArray(value)) return format.count(value.length);
  if (set.field === 'packWithoutScanBy' && Array.isArray(value))
    return t('activity.values.people', { count: value.length });
  if (typeof value === 'string' && days.includes(set.field)) return format.date(value);
  if (typeof value === 'string') return names.idValue(set.field, value) ?? value;
  return value.map((one) => partText(one, format)).join(' / ');
}

/** One of the values of a field that holds several: an option, a tax rate, a name. */
function partText(one: string | VariantOption | TaxRate | ChannelPlace | OfferRule, format: Wording['format']): string {
  if (typeof one === 'string') return one;
  if ('remoteId' in one) return one.remoteId;
  if ('key' in one) return one.key;
  return 'value' in one ? one.value : `${one.taxClass} ${format.quantity(one.rate, RATE_DIGITS)} %`;
}

/** Where what an act was about is shown; null where it has no place of its own. */
export function placeOf({ data, names }: Named<ActSummary>): string | null {
  switch (data.kind) {
    case 'adjusted':
    case 'moved':
    case 'barcode-added':
    case 'variants-added':
    case 'marked':
    case 'lot-added':
    case 'listings-added':
    case 'count-observed':
    case 'count-noted':
      return names.variant(data.variantId)?.place ?? null;
    case 'added':
      return data.products === 1 ? `/stock/product/${data.productId}` : '/stock';
    case 'set':
      return data.rows === 1 ? names.ref(data.set).place : null;
    case 'incoming-closed':
      return '/reorder';
    case 'orders-added':
      return data.orders === 1 ? names.orderPlace(data.orderId) : '/orders';
    case 'order':
    case 'amended':
      return names.orderPlace(data.orderId);
    case 'short-picked':
      return data.orderIds.length === 1 ? `/orders/${data.orderIds[0]}` : '/orders';
    case 'orders':
      return '/orders';
    case 'batch-begun':
    case 'batch-ended':
      return `/picking/${data.batchId}`;
    case 'barcode-detached': {
      const barcode = names.barcode(data.barcodeId);
      return (barcode && names.variant(barcode.variantId)?.place) ?? null;
    }
    case 'channel-added':
      return `/channels/${data.channelId}`;
    case 'count-begun':
    case 'count-posted':
    case 'count-closed':
      return `/counts/${data.countId}`;
    case 'group':
    case 'shop-opened':
    case 'places-added':
    case 'view-added':
    case 'nothing':
      return null;
    default:
      return unreachable(data);
  }
}
