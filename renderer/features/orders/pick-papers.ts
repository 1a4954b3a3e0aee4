import type { Contact } from '#shared/contract/store/protocol.ts';
import type { DocumentContent } from '#shared/domain/labels/document.ts';
import { jointPickList, pickList, type PickLine } from '#shared/domain/labels/shop-documents.ts';
import type { ContactId, OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { dueDay } from '#shared/domain/orders/due.ts';
import { isPickable, jointPick } from '#shared/domain/orders/joint-pick.ts';
import { inPickOrder, type PickStop, pickStop } from '#shared/domain/orders/pick-order.ts';
import { unpickedOf } from '#shared/domain/orders/progress.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { LineLot } from './line-lots.ts';
import { lotUnits } from './lot-units.ts';
import type { OrderFacts } from './orders.queries.ts';
import type { PickPlan } from './pick-plan.queries.ts';

export type PickPapers = {
  readonly t: Words;
  readonly format: Format;
  readonly facts: OrderFacts;
  readonly contacts: ReadonlyMap<ContactId, Contact>;
  readonly days: Calendar;
  readonly plan: PickPlan;
};

/** What to fetch for one order: what is left of it, or all of it where nothing is. */
export function pickListOf(order: OrderRow, papers: PickPapers): DocumentContent {
  const { t, facts, plan } = papers;
  const isLeft = isPickable(order);
  const open = isLeft
    ? order.lines.filter((line) => unpickedOf(line) > 0 && !facts.isNotForSale(line.locationId))
    : order.lines;
  const placed = open.map((line) => ({ line, stop: pickStop(line, { ...plan, pathOf: facts.pathOf }) }));
  const nameOf = nameIn(facts);
  const placeOf = placeText(placed.map(({ stop }) => stop));
  const lines = inPickOrder(placed, ({ line, stop }) => ({ stop, name: nameOf(line.variantId) })).map(
    ({ line, stop }): PickLine => ({
      ...productOf(line, isLeft ? unpickedOf(line) : line.quantity, papers),
      location: placeOf(stop),
      lots: lotsText([line.id], line, papers),
    }),
  );
  return pickList(
    { code: order.number, facts: factsOf(order, papers), lines },
    { ...pickWords(t), title: t('orders.papers.pickTitle', { number: order.number }) },
  );
}

/** What to fetch for some orders in one walk; `left` says which of those that were chosen are not on it. */
export function jointPickListOf(orders: readonly OrderRow[], left: string | null, papers: PickPapers): DocumentContent {
  const { t, format, facts, contacts, days, plan } = papers;
  const joint = jointPick(orders, { ...plan, pathOf: facts.pathOf, isNotForSale: facts.isNotForSale }, nameIn(facts));
  const placeOf = placeText(joint.map(({ stop }) => stop));
  const orderText = ({ number, contactId }: OrderRow) =>
    [number, contactId && contacts.get(contactId)?.name].filter(Boolean).join(' · ');
  return jointPickList(
    {
      facts: [t('orders.papers.asOf', { day: format.date(days.today) }), ...(left === null ? [] : [left])],
      lines: joint.map((line) => ({
        ...productOf(line, line.quantity, papers),
        location: placeOf(line.stop),
        lots: lotsText(
          line.shares.flatMap(({ lineIds }) => lineIds),
          line,
          papers,
        ),
        shares: line.shares.map(({ order, quantity, lineIds }) => ({
          order: orderText(order),
          quantity: productOf(line, quantity, papers).quantity,
          // Of a single order the lots of all of it are its own.
          lots: line.shares.length > 1 ? lotsText(lineIds, line, papers) : '',
        })),
      })),
      codes: orders.map((order) => ({ code: order.number, text: orderText(order) })),
    },
    {
      ...pickWords(t),
      title: t('orders.papers.jointTitle', { count: orders.length }),
      codes: t('orders.papers.jointCodes'),
    },
  );
}

function pickWords(t: Words) {
  return {
    page: (page: number, pages: number) => t('orders.papers.page', { page, pages }),
    location: t('orders.papers.location'),
    sku: t('orders.papers.sku'),
    name: t('orders.papers.name'),
    quantity: t('orders.papers.quantity'),
    picked: t('orders.papers.picked'),
  };
}

type OfVariant = { readonly variantId: VariantId };

function nameIn(facts: OrderFacts): (variantId: VariantId) => string {
  return (variantId) => facts.variant(variantId)?.title ?? '';
}

function productOf({ variantId }: OfVariant, quantity: number, { format, facts }: PickPapers) {
  const row = facts.variant(variantId);
  return { sku: row?.sku ?? '', name: row?.title ?? '', quantity: format.quantity(quantity, row?.decimals ?? 0) };
}

/** Says where a stop is. What all of them lie in goes without saying, unless it is all there is to say. */
function placeText(stops: readonly PickStop[]): (stop: PickStop) => string {
  const tops = new Set(stops.map(({ path }) => path[0]));
  return ({ path }) => (tops.size === 1 && path.length > 1 ? path.slice(1) : path).join(' › ');
}

/** Of which lots some lines of a product are picked, the first to expire first. */
function lotsText(
  lineIds: readonly OrderLineId[],
  { variantId }: Pick<OrderLine, 'variantId'>,
  { t, format, facts, plan }: PickPapers,
): string {
  const together = new Map<string | null, LineLot>();
  for (const lot of lineIds.flatMap((id) => plan.lotsOf(id)))
    together.set(lot.code, { ...lot, quantity: lot.quantity + (together.get(lot.code)?.quantity ?? 0) });
  return lotUnits(t, format, [...together.values()], facts.variant(variantId));
}

function factsOf(order: OrderRow, { t, format, contacts, days }: PickPapers): string[] {
  const due = dueDay(order, days);
  const contact = order.contactId ? contacts.get(order.contactId) : undefined;
  return [
    t('orders.papers.placed', { day: format.date(order.placedAt) }),
    due === null ? '' : t('orders.papers.due', { day: format.date(due) }),
    contact ? t('orders.papers.for', { name: contact.name }) : '',
  ].filter(Boolean);
}
