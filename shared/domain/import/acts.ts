import { deriveUuid } from '#shared/base/hash.ts';
import type {
  BarcodeId,
  ContactId,
  IncomingId,
  LocationId,
  OrderId,
  OrderLineId,
  ProductId,
  SupplierId,
  VariantId,
} from '#shared/domain/operations/ids.ts';
import { listingId, orderContactId, ruleId } from '#shared/domain/operations/ids.ts';
import type {
  FieldSet,
  Group,
  NewIncoming,
  NewListing,
  NewLocation,
  NewOrder,
  NewSupplier,
  Payloads,
} from '#shared/domain/operations/operation.ts';
import type { FieldValue, ProductType, RuleFields } from '#shared/domain/operations/rows.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { type Counting, countParts } from './counting.ts';
import { type FieldChanges, productLevelFields } from './field-changes.ts';
import type { CustomerDraft, OrderDraft } from './order-draft.ts';
import type { ImportContext, ImportedContact, ImportPart } from './import-part.ts';
import { acts, BARCODES_PER_ACT, CHARACTERS_PER_ACT, pieces, ROWS_PER_ACT } from './pieces.ts';
import { addressOf } from './customer-limits.ts';
import { type ImportPlan, openingsOf, type PlanEntry } from './plan.ts';
import type { OrderPlan } from './plan-orders.ts';
import type { ProductDraft, VariantDraft } from './product-draft.ts';

type Catalog = {
  -readonly [K in 'products' | 'variants' | 'barcodes' | 'rules' | 'stock']: [...Payloads['catalog.added'][K]];
};

/** Rows gathered for the next part. */
type Gathering = Catalog & {
  listings: NewListing[];
  sets: FieldSet[];
  incoming: NewIncoming[];
  rows: number;
  characters: number;
};

function empty(): Gathering {
  return {
    products: [],
    variants: [],
    barcodes: [],
    rules: [],
    stock: [],
    listings: [],
    sets: [],
    incoming: [],
    rows: 0,
    characters: 0,
  };
}

/**
 * The acts that carry out a plan for products: suppliers first, then at most 25 rows an act, then, where `counting` says
 * so, the file's stock of known variants as counts; all under one group.
 */
export function productActs(
  plan: ImportPlan,
  context: ImportContext,
  counting: Counting | null = null,
): readonly ImportPart[] {
  const suppliers = suppliersNeeded(plan, context);
  const supplierOf = (name: string) =>
    suppliers.get(foldName(name))?.id ?? context.supplierByName(foldName(name)) ?? null;
  const parts: Gathering[] = [];
  let now = empty();
  const room = () => {
    const isFull = now.rows >= ROWS_PER_ACT || now.characters >= CHARACTERS_PER_ACT;
    if (!isFull && now.barcodes.length < BARCODES_PER_ACT) return now;
    parts.push(now);
    now = empty();
    return now;
  };
  for (const entry of plan.entries) {
    if (entry.kind === 'new') addNew(entry, context, supplierOf, room);
    else if (entry.kind === 'changed') addChanged(entry, context, supplierOf, room);
    now.characters += JSON.stringify(entry).length;
  }
  if (now.rows > 0) parts.push(now);
  const placed = (locations: readonly NewLocation[], some: readonly NewSupplier[]): MakePart => {
    return (group) => plainPart([{ type: 'place.added', payload: { group, shop: null, locations, suppliers: some } }]);
  };
  // A location and its staging place are never in two acts.
  const makers = [
    ...pieces(context.newLocations ?? [], ROWS_PER_ACT - 1).map((some) => placed(some, [])),
    ...pieces([...suppliers.values()], ROWS_PER_ACT).map((some) => placed([], some)),
  ];
  return grouped(
    [
      ...makers,
      ...parts.map(
        (part): MakePart =>
          (group) =>
            plainPart(decisionsOf(part, group)),
      ),
      ...(counting ? countParts(plan.observations, counting, context) : []),
    ],
    'import',
    context,
  );
}

function plainPart(decisions: readonly Decision[]): ImportPart {
  return { decisions, contacts: [] };
}

/** The acts that carry out a plan for orders, at most 25 orders an act and fewer where they are long; customers are contact records beside them, with ids that follow from their source. */
export function orderActs(plan: OrderPlan, context: ImportContext): readonly ImportPart[] {
  const fresh = plan.orders.flatMap((order) => (order.kind === 'new' ? [order] : []));
  const makers = acts(fresh).map(
    (some): MakePart =>
      (group) => ({
        decisions: [
          { type: 'order.added', payload: { group, orders: some.map((order) => newOrder(order, context.locationId)) } },
        ],
        contacts: some.flatMap(({ draft }) => [...contactOf(draft.source, draft.customer), ...ownRecordOf(draft)]),
      }),
  );
  return grouped(makers, 'order-import', context);
}

function newOrder(
  { draft, lines }: Extract<OrderPlan['orders'][number], { kind: 'new' }>,
  locationId: LocationId,
): NewOrder {
  return {
    id: orderIdOf(draft.source, draft.number),
    number: draft.number,
    channel: draft.source,
    contactId: contactIdOf(draft.source, draft.customer),
    state: draft.standing,
    placedAt: draft.placedAt,
    dueAt: null,
    ...(draft.dueOn !== undefined && { dueOn: draft.dueOn }),
    ...(draft.tags !== undefined && { tags: draft.tags }),
    ...(draft.shippingMethod !== undefined && { shippingMethod: draft.shippingMethod }),
    shippedAt: draft.standing === 'shipped' ? (draft.shippedAt ?? null) : null,
    lines: lines.map((line, i) => ({
      id: deriveUuid(draft.source, draft.number, String(i)) as OrderLineId,
      variantId: line.variantId,
      locationId,
      quantity: line.quantity,
      unitPrice: line.unitPriceMinor ?? null,
      ...(draft.standing !== 'shipped' && line.alreadyShipped > 0 && { alreadyShipped: line.alreadyShipped }),
    })),
  };
}

/** The id an imported order has on every desk and at every import. */
export function orderIdOf(source: string, number: string): OrderId {
  return deriveUuid('order', source, number) as OrderId;
}

type MakePart = (group: Group) => ImportPart;

function grouped(
  makers: readonly MakePart[],
  act: Group['act'],
  { groupId, label }: ImportContext,
): readonly ImportPart[] {
  return makers.map((make, part) => make({ id: groupId, act, label, part, parts: makers.length }));
}

function decisionsOf(part: Gathering, group: Group): readonly Decision[] {
  const { sets, incoming, listings, rows: _rows, characters: _characters, ...catalog } = part;
  return [
    ...(catalog.products.length + catalog.variants.length + catalog.barcodes.length > 0
      ? [{ type: 'catalog.added', payload: { group, ...catalog, ...(listings.length > 0 && { listings }) } } as const]
      : []),
    ...(sets.length > 0 ? [{ type: 'fields.set', payload: { group, sets } } as const] : []),
    ...(incoming.length > 0 ? [{ type: 'incoming.marked', payload: { group, lines: incoming } } as const] : []),
  ];
}

function addNew(
  { draft, joins }: Extract<PlanEntry, { kind: 'new' }>,
  context: ImportContext,
  supplierOf: (name: string) => SupplierId | null,
  room: () => Gathering,
): void {
  const productId = joins?.productId ?? (context.nextId() as ProductId);
  if (joins) {
    room().sets.push(...setsOf(joins.fields, { productId }, supplierOf));
  } else {
    room().products.push({
      id: productId,
      name: draft.name ?? '',
      category: draft.category ?? null,
      supplierId: draft.supplier === undefined ? null : supplierOf(draft.supplier),
      description: draft.description ?? null,
      archived: draft.archived ?? false,
      productType: draft.kind,
      ...(draft.brand !== undefined && { brand: draft.brand }),
      ...(draft.manufacturer !== undefined && { manufacturer: draft.manufacturer }),
      ...(draft.tags !== undefined && { tags: draft.tags }),
      ...(draft.taxClass !== undefined && { taxClass: draft.taxClass }),
    });
  }
  for (const variant of draft.variants) addVariant(variant, productId, draft, context, room());
}

function addVariant(
  variant: VariantDraft,
  productId: ProductId,
  draft: ProductDraft,
  { nextId, ...context }: ImportContext,
  into: Gathering,
): void {
  const { locationId } = context;
  const variantId = nextId() as VariantId;
  into.rows++;
  into.variants.push({
    id: variantId,
    productId,
    sku: variant.sku ?? null,
    options: variant.options,
    price: variant.priceMinor ?? null,
    cost: variant.costMinor ?? null,
    unit: variant.unit ?? null,
    supplierCode: variant.supplierCode ?? null,
    archived: false,
    decimals: variant.decimals,
    ...(variant.weight !== undefined && { weight: variant.weight }),
    ...(variant.usualPlace && { usualBinId: variant.usualPlace.id }),
  });
  // Of variants that have no id of their own there, the first stands for the product's.
  const isNamed = variant.foreignId !== undefined || (draft.foreignId !== undefined && variant === draft.variants[0]);
  if (isNamed) into.listings.push(listingOf(variantId, draft, variant));
  for (const barcode of variant.barcodes) into.barcodes.push({ id: nextId() as BarcodeId, variantId, ...barcode });
  const { reorderPoint: point = null, orderUpTo: upTo = null, orderMultiple: multiple = null } = variant;
  if (point !== null || upTo !== null || multiple !== null)
    into.rules.push({ variantId, locationId: null, point, upTo, multiple });
  for (const { place, reorderPoint } of variant.places ?? [])
    if (reorderPoint !== undefined)
      into.rules.push({
        variantId,
        locationId: placeIn(context, place),
        point: reorderPoint,
        upTo: null,
        multiple: null,
      });
  for (const { place, quantity, costTotal } of isStocked(draft.kind) ? openingsOf(variant) : [])
    into.stock.push({
      variantId,
      locationId: placeIn(context, place),
      quantity,
      reason: 'opening',
      costTotal,
      tracks: 1,
      reverses: null,
    });
  if (variant.onOrder !== undefined && variant.onOrder > 0)
    into.incoming.push({
      id: nextId() as IncomingId,
      variantId,
      locationId,
      quantity: variant.onOrder,
      expectedAt: null,
    });
}

/** The location of a place that a file names; what names none goes where the person said. */
export function placeIn(
  { locationId, places }: Pick<ImportContext, 'locationId' | 'places'>,
  place?: string,
): LocationId {
  return (place === undefined ? undefined : places?.get(foldName(place))) ?? locationId;
}

/** What the program of the file calls a variant (DATA-R20). */
function listingOf(variantId: VariantId, { source, foreignId }: ProductDraft, variant: VariantDraft): NewListing {
  const [remoteProductId, remoteId] = [foreignId ?? null, variant.foreignId ?? null];
  const id = listingId(source, remoteProductId, remoteId);
  return { id, variantId, channelId: null, source, remoteProductId, remoteId, archived: false };
}

/** Bundles, links to other shops and things without a body are kept, but have no stock of their own. */
function isStocked(kind: ProductType): boolean {
  return kind === 'simple' || kind === 'variable';
}

function addChanged(
  { fields, points, variantId, productId }: Extract<PlanEntry, { kind: 'changed' }>,
  { nextId, ...context }: ImportContext,
  supplierOf: (name: string) => SupplierId | null,
  room: () => Gathering,
): void {
  const into = room();
  into.rows++;
  into.sets.push(...setsOf(fields, { productId, variantId }, supplierOf));
  for (const { place, was, value } of points)
    into.sets.push({ kind: 'rule', id: ruleId(variantId, placeIn(context, place)), field: 'point', value, was });
  for (const barcode of fields.barcodes?.value ?? [])
    into.barcodes.push({ id: nextId() as BarcodeId, variantId, ...barcode });
}

const productLevel: ReadonlySet<string> = new Set(productLevelFields);

/** What a file says of buying is kept in the rule for all locations together. */
const ruleFields: ReadonlyMap<string, keyof RuleFields> = new Map([
  ['reorderPoint', 'point'],
  ['orderUpTo', 'upTo'],
  ['orderMultiple', 'multiple'],
]);

function setsOf(
  fields: FieldChanges,
  ids: { readonly productId: ProductId; readonly variantId?: VariantId },
  supplierOf: (name: string) => SupplierId | null,
): readonly FieldSet[] {
  const { barcodes: _barcodes, supplier, usualLocation, ...plain } = fields;
  const supplierSet: readonly FieldSet[] = supplier
    ? [
        {
          kind: 'product',
          id: ids.productId,
          field: 'supplierId',
          value: supplierOf(supplier.value),
          was: supplier.was === null ? null : supplierOf(supplier.was),
        },
      ]
    : [];
  const usual: Record<string, { readonly was: FieldValue; readonly value: FieldValue }> = usualLocation
    ? { usualBinId: { was: usualLocation.was?.id ?? null, value: usualLocation.value.id } }
    : {};
  const sets = Object.entries({ ...plain, ...usual }).flatMap(([field, change]): FieldSet[] => {
    if (change === undefined) return [];
    const set = { field, value: change.value, was: change.was };
    if (productLevel.has(field)) return [{ kind: 'product', id: ids.productId, ...set }];
    if (ids.variantId === undefined) return [];
    const ofRule = ruleFields.get(field);
    return ofRule
      ? [{ ...set, kind: 'rule', id: ruleId(ids.variantId, null), field: ofRule }]
      : [{ ...set, kind: 'variant', id: ids.variantId }];
  });
  return [...supplierSet, ...sets];
}

function suppliersNeeded(
  plan: ImportPlan,
  { supplierByName, nextId }: ImportContext,
): ReadonlyMap<string, NewSupplier> {
  const needed = new Map<string, NewSupplier>();
  for (const entry of plan.entries) {
    const name =
      entry.kind === 'new'
        ? (entry.draft.supplier ?? entry.joins?.fields.supplier?.value)
        : entry.kind === 'changed'
          ? entry.fields.supplier?.value
          : undefined;
    if (name === undefined) continue;
    const key = foldName(name);
    if (needed.has(key) || supplierByName(key) !== undefined) continue;
    needed.set(key, { id: nextId() as SupplierId, name, leadTimeDays: null, archived: false });
  }
  return needed;
}

function contactIdOf(source: string, customer: CustomerDraft): ContactId | null {
  const key = customer.foreignId ?? customer.email ?? customer.company ?? customer.name;
  return key === undefined ? null : (deriveUuid('customer', source, key) as ContactId);
}

/** The order's own record, which has its note: nothing of it is in an operation (DATA-R10). */
function ownRecordOf({ source, number, note }: OrderDraft): readonly ImportedContact[] {
  if (note === undefined) return [];
  const contactId = orderContactId(orderIdOf(source, number));
  return [{ contactId, name: '', address: '', phone: '', email: '', note }];
}

function contactOf(source: string, customer: CustomerDraft): readonly ImportedContact[] {
  const contactId = contactIdOf(source, customer);
  if (contactId === null) return [];
  const { company, name } = customer;
  return [
    {
      contactId,
      name: company ?? name ?? '',
      address: addressOf(customer),
      phone: customer.phone ?? '',
      email: customer.email ?? '',
      note: company !== undefined && name !== undefined ? name : '',
    },
  ];
}
