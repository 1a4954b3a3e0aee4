import { must } from '#shared/base/must.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { orderActs, orderIdOf, productActs } from '#shared/domain/import/acts.ts';
import { type CountPlan, planCountSteps } from '#shared/domain/import/count-list.ts';
import type { Counting } from '#shared/domain/import/counting.ts';
import type { ImportContext, ImportPart } from '#shared/domain/import/import-part.ts';
import type { ExistingIndex, ExistingVariant } from '#shared/domain/import/existing.ts';
import { locationActs, newLocation } from '#shared/domain/import/location-acts.ts';
import { type LocationPlan, planLocations } from '#shared/domain/import/location-list.ts';
import { type Mapping, mappingGaps } from '#shared/domain/import/mapping.ts';
import { orderHere } from '#shared/domain/import/moved-on.ts';
import { readNames, type Sheet } from '#shared/domain/import/names.ts';
import type { Trust } from '#shared/domain/import/match.ts';
import { type ImportPlan, planImportSteps } from '#shared/domain/import/plan.ts';
import { type OrderPlan, planOrdersSteps } from '#shared/domain/import/plan-orders.ts';
import { planPriceListSteps, type PriceListPlan } from '#shared/domain/import/price-list.ts';
import { groupProblems } from '#shared/domain/import/problem-groups.ts';
import { refusedRows } from '#shared/domain/import/refused-rows.ts';
import { readOrdersSteps } from '#shared/domain/import/read-orders.ts';
import { readProductsSteps } from '#shared/domain/import/read-products.ts';
import type { CsvTable } from '#shared/domain/import/table.ts';
import type { NewLocation } from '#shared/domain/operations/operation.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import { type GroupId, type LocationId, type PersonId, type SupplierId } from '#shared/domain/operations/ids.ts';
import { suppliersByName } from '#shared/domain/suppliers/remaining.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { minorDigits } from '#shared/domain/values/money.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { ImportJobs, ImportPreview, PreviewLine } from '#renderer/db/import-work.ts';
import type { JobContext, Open, WithShop } from '../open-shop.ts';
import { zonesOf } from '#renderer/db/zones.ts';
import { notForSaleIn } from '#shared/domain/stock/location-tree.ts';
import { momentIn } from '#shared/domain/values/day.ts';
import { existingIndex } from './existing-variants.ts';
import { readFiles } from './read-files.ts';
import { runSteps } from './reader-steps.ts';
import { dropPlan, keepPlan, undoGroup, unfinished, type Writing, writeParts } from './write-parts.ts';

const SHOWN_LINES = 500;
const SHOWN_PROBLEMS = 2_000;

type Planned =
  | { readonly kind: 'products'; readonly plan: ImportPlan; readonly index: ExistingIndex }
  | { readonly kind: 'price-list'; readonly plan: PriceListPlan; readonly index: ExistingIndex }
  | { readonly kind: 'counts'; readonly plan: CountPlan; readonly index: ExistingIndex }
  | { readonly kind: 'orders'; readonly plan: OrderPlan }
  | { readonly kind: 'locations'; readonly plan: LocationPlan };
type Handed = { readonly now: () => number; readonly nextId: () => string; readonly withShop: WithShop };
export type ImportHandlers = {
  readonly [N in keyof ImportJobs]: (
    question: ImportJobs[N]['ask'],
    context: JobContext,
  ) => Promise<Result<ImportJobs[N]['answer']>>;
};

/** The import's jobs: reading and planning leave no trace; writing is small transactions that a crash cannot tear. */
export function importJobs(handed: Handed): ImportHandlers {
  let tables: readonly (CsvTable | null)[] = [];
  let planned: (Planned & { readonly sheets: readonly Sheet[] }) | null = null;
  /** Counts what was asked of the files: an older question that ends late says nothing about the newer files. */
  let turn = 0;
  const { withShop } = handed;
  const writing = (open: Open, personId: string, context: JobContext): Writing => ({
    open,
    personId: personId as PersonId,
    now: handed.now,
    nextId: handed.nextId,
    context,
  });

  return {
    'import.read': async (question, context) => {
      planned = null;
      const own = ++turn;
      const shop = await withShop(async ({ session }) => done(await session.db.shop.toCollection().first()));
      const read = await readFiles(question, context, shop.ok ? shop.value?.currency : undefined);
      if (!read.ok) return read;
      if (own !== turn) return fail({ code: 'cancelled' });
      tables = read.value.map((one) => one.table);
      return done({ files: read.value.map((one) => one.file) });
    },
    'import.plan': ({ mappings, trust = null, additions = false }, context) =>
      withShop(async ({ session }) => {
        planned = null;
        const own = ++turn;
        const sheets = tables.flatMap((table, i): Sheet[] =>
          table && mappings[i] ? [{ table, mapping: mappings[i] }] : [],
        );
        const plan = await planSheets(session.db, sheets, { trust, additions }, context);
        if (!plan.ok) return plan;
        if (own !== turn) return fail({ code: 'cancelled' });
        planned = { ...plan.value, sheets };
        return done(await previewOf(session.db, plan.value));
      }),
    'import.refused': async () =>
      planned
        ? done({ tables: refusedRows(planned.sheets, planned.plan.problems) })
        : fail({ code: 'nothing-planned' }),
    'import.write': ({ locationId, personId, label, counts, leftOpen = false, places = [] }, context) =>
      withShop(async (open) => {
        if (!planned) return fail({ code: 'nothing-planned' });
        const { db } = open.session;
        const isNotForSale = notForSaleIn(await db.locations.toArray());
        // A place becomes one at the window's word.
        if (planned.kind === 'orders' && isNotForSale(locationId as LocationId))
          return fail({ code: 'place-not-for-sale' });
        const suppliers = suppliersByName(await db.suppliers.toArray());
        const groupId = handed.nextId() as GroupId;
        const acting: ImportContext = {
          groupId,
          label,
          locationId: locationId as LocationId,
          ...placesOf(places, handed.nextId),
          supplierByName: (folded): SupplierId | undefined => suppliers.get(folded),
          nextId: handed.nextId,
        };
        const counting = counts ? { locationId: acting.locationId, places: acting.places, leftOpen } : null;
        const parts = partsOf(planned, acting, counting);
        planned = null;
        if (parts.length === 0) return fail({ code: 'nothing-planned' });
        if (context.signal.aborted) return fail({ code: 'cancelled' });
        await keepPlan(db, groupId, label, personId as PersonId, parts);
        return writeParts(groupId, writing(open, personId, context));
      }),
    'import.unfinished': () => withShop(async ({ session }) => done({ imports: await unfinished(session.db) })),
    'import.continue': ({ groupId, personId }, context) =>
      withShop((open) => writeParts(groupId as GroupId, writing(open, personId, context))),
    'import.leave': ({ groupId }) =>
      withShop(async ({ session }) => {
        await dropPlan(session.db, groupId as GroupId);
        return done({});
      }),
    'import.undo': ({ groupId, personId }, context) =>
      withShop((open) => undoGroup(groupId as GroupId, writing(open, personId, context))),
  };
}

/** What carries out a plan. */
function partsOf(planned: Planned, acting: ImportContext, counting: Counting | null): readonly ImportPart[] {
  switch (planned.kind) {
    case 'orders':
      return orderActs(planned.plan, acting);
    case 'locations':
      return locationActs(planned.plan, acting);
    default:
      return productActs(planned.plan, acting, counting);
  }
}

/** Where what the file says of its places goes; a place without a location becomes one. */
function placesOf(
  chosen: NonNullable<ImportJobs['import.write']['ask']['places']>,
  nextId: () => string,
): Required<Pick<ImportContext, 'places' | 'newLocations'>> {
  const places = new Map<string, LocationId>();
  const newLocations: NewLocation[] = [];
  for (const { place: name, locationId } of chosen) {
    // A location's id comes from the shop's own list, or is made here.
    const id = (locationId ?? nextId()) as LocationId;
    places.set(foldName(name), id);
    if (locationId !== null) continue;
    newLocations.push(...newLocation(id, name));
  }
  return { places, newLocations };
}

async function planSheets(
  db: ShopDatabase,
  sheets: readonly Sheet[],
  { trust, additions }: { readonly trust: Trust; readonly additions: boolean },
  { signal, report }: JobContext,
): Promise<Result<Planned>> {
  const gap = sheets.flatMap((sheet) => mappingGaps(sheet.mapping))[0];
  if (gap) return fail({ code: 'mapping-gap', detail: gap });
  const of = (kind: Mapping['kind']) => sheets.find((sheet) => sheet.mapping.kind === kind);
  const steps = { signal, onProgress: ({ done: part, total }: { done: number; total: number }) => report(part, total) };
  const shop = must(await db.shop.toCollection().first(), 'a shop has its own row');
  const currencyDigits = minorDigits(shop.currency);
  // A date as it stands in a file is the shop's own time.
  const zone = zonesOf(shop).shop;
  const places = of('locations');
  if (places) {
    const locations = (await db.locations.toArray()).filter(
      (row) => !row.voided && row.removed !== true && row.locationType !== 'staging',
    );
    return done({ kind: 'locations', plan: planLocations(places.table, places.mapping, locations) });
  }
  const index = await existingIndex(db);
  const list = of('price-list') ?? of('counts');
  if (list) {
    const about = { currencyDigits, currency: shop.currency, taxRates: shop.taxRates ?? null };
    const { table, mapping } = list;
    if (mapping.kind === 'counts') {
      const plan = await runSteps(planCountSteps(table, mapping, about, index), steps);
      return plan.ok ? done({ kind: 'counts', plan: plan.value, index }) : plan;
    }
    const plan = await runSteps(planPriceListSteps(table, mapping, about, index, { additions }), steps);
    return plan.ok ? done({ kind: 'price-list', plan: plan.value, index }) : plan;
  }
  const heads = of('orders') ?? of('order-heads');
  if (heads) {
    const read = await runSteps(
      readOrdersSteps(
        { heads, lines: of('order-lines'), customers: of('customers') },
        { currencyDigits, currency: shop.currency, localTime: (date) => momentIn(date, zone) },
      ),
      steps,
    );
    if (!read.ok) return read;
    const known = new Map(
      (await db.orders.toArray()).flatMap((order) => (isGone(order) ? [] : [[order.id, orderHere(order)] as const])),
    );
    const plan = await runSteps(
      planOrdersSteps(read.value, { ...index, orderHere: (source, number) => known.get(orderIdOf(source, number)) }),
      steps,
    );
    return plan.ok ? done({ kind: 'orders', plan: plan.value }) : plan;
  }
  const products = of('products');
  if (!products) return fail({ code: 'mapping-gap', detail: 'product-name-or-code' });
  const names = { categories: namesOf(of('categories')), suppliers: namesOf(of('suppliers')) };
  const decimalsBySku = (folded: string) => {
    const [known] = index.variantsBySku(folded);
    return known === undefined ? undefined : index.variant(known)?.decimals;
  };
  const read = await runSteps(
    readProductsSteps(products.table, products.mapping, {
      currencyDigits,
      currency: shop.currency,
      taxRates: shop.taxRates ?? null,
      names,
      decimalsBySku,
      decimalsById: (id) => {
        const known = index.variantBySource('stockroom', id);
        return known === undefined ? undefined : index.variant(known)?.decimals;
      },
    }),
    steps,
  );
  if (!read.ok) return read;
  const plan = await runSteps(planImportSteps(read.value, index, { knownStock: 'observe', trust }), steps);
  return plan.ok ? done({ kind: 'products', plan: plan.value, index }) : plan;
}

function namesOf(sheet: Sheet | undefined): ReadonlyMap<string, string> | undefined {
  return sheet && readNames(sheet);
}

async function previewOf(db: ShopDatabase, planned: Planned): Promise<ImportPreview> {
  const problems = planned.plan.problems;
  const about = {
    problems: problems.slice(0, SHOWN_PROBLEMS),
    problemCount: problems.length,
    groups: groupProblems(problems),
  };
  if (planned.kind === 'orders') {
    const { counts, orders, standings, committed, movedOn, outBy } = planned.plan;
    return {
      kind: 'orders',
      counts: { changed: 0, ...counts },
      orders: { standings, committed, movedOn, outBy },
      lines: orders.slice(0, SHOWN_LINES).map(orderLine),
      stockKnown: 0,
      stockDiffers: {},
      stockDiffersThere: 0,
      places: [],
      unplaced: true,
      unknown: 0,
      ...about,
    };
  }
  if (planned.kind === 'locations') return { ...locationPreview(planned.plan), ...about };
  const { counts, entries, observations, places } = planned.plan;
  const locationOf = (place: string) => planned.index.locationByName(foldName(place)) ?? null;
  const lines = entries.slice(0, SHOWN_LINES).flatMap((entry) => productLines(entry, planned.index));
  return {
    kind: planned.kind,
    counts: { out: 0, ...counts },
    lines: planned.kind === 'counts' ? [...countedLines(observations, planned.index), ...lines] : lines,
    unknown: planned.kind === 'products' ? 0 : planned.plan.unknown,
    stockKnown: new Set(observations.map(({ variantId }) => variantId)).size,
    ...(await differing(db, observations, locationOf)),
    places: places.map((place) => ({ place, locationId: locationOf(place) })),
    unplaced:
      planned.kind !== 'price-list' &&
      (places.length === 0 || observations.some(({ place }) => place === undefined) || entries.some(isUnplaced)),
    ...about,
  };
}

function locationPreview({
  entries,
  problems,
}: LocationPlan): Omit<ImportPreview, 'problems' | 'problemCount' | 'groups'> {
  const kindOf = ({ known, getsBarcode }: LocationPlan['entries'][number]) =>
    known === null ? 'new' : getsBarcode ? 'changed' : 'same';
  const count = (kind: string) => entries.filter((entry) => kindOf(entry) === kind).length;
  const refused = problems.filter(({ severity }) => severity === 'refused').length;
  return {
    kind: 'locations',
    counts: { new: count('new'), changed: count('changed'), same: count('same'), refused, out: 0 },
    lines: entries.slice(0, SHOWN_LINES).map((entry) => ({
      kind: kindOf(entry),
      row: entry.row,
      title: entry.name,
      code: entry.barcode ?? '',
    })),
    ...{ stockKnown: 0, stockDiffers: {}, stockDiffersThere: 0, places: [], unplaced: false, unknown: 0 },
  };
}

function countedLines(observations: ImportPlan['observations'], index: ExistingIndex): readonly PreviewLine[] {
  return observations.slice(0, SHOWN_LINES).map(({ row, variantId, quantity, place }) => {
    const variant = index.variant(variantId);
    const counted = { quantity, ...(place !== undefined && { place }) };
    return { kind: 'counted', row, ...knownAs(variant), decimals: variant?.decimals ?? 0, counted };
  });
}

/** Whether something new has stock, or something on order, at no place that the file names. */
function isUnplaced(entry: ImportPlan['entries'][number]): boolean {
  if (entry.kind !== 'new') return false;
  return entry.draft.variants.some(({ stock, onOrder = 0 }) => stock !== null || onOrder > 0);
}

/** How many of what a file says differ from what is on hand: at each location that could have been counted, and at the places that it names. */
async function differing(
  db: ShopDatabase,
  observations: ImportPlan['observations'],
  locationOf: (place: string) => LocationId | null,
): Promise<Pick<ImportPreview, 'stockDiffers' | 'stockDiffersThere'>> {
  const locations = (await db.locations.toArray()).filter((row) => !row.voided);
  const stock = await db.stock.bulkGet(observations.map(({ variantId }) => variantId));
  const onHand = (i: number, location: LocationId | null) =>
    (location === null ? undefined : stock[i]?.at[location]?.onHand) ?? 0;
  const differsAt = (location: LocationId) =>
    observations.filter(({ quantity, place }, i) => place === undefined && onHand(i, location) !== quantity).length;
  return {
    stockDiffers: Object.fromEntries(locations.map(({ id }) => [id, differsAt(id)])),
    stockDiffersThere: observations.filter(
      ({ quantity, place }, i) => place !== undefined && onHand(i, locationOf(place)) !== quantity,
    ).length,
  };
}

function orderLine(order: OrderPlan['orders'][number]): PreviewLine {
  if (order.kind === 'refused') return { kind: 'refused', row: order.row, title: '', code: '' };
  const head = order.kind === 'new' ? order.draft : order.head;
  return {
    kind: order.kind,
    row: head.row,
    title: head.customer.company ?? head.customer.name ?? '',
    code: head.number,
    ...(order.kind === 'new' && {
      lines: order.lines.length,
      standing: order.draft.standing,
      committed: order.lines.reduce((sum, { committed }) => sum + committed, 0),
    }),
    ...(order.kind === 'out' && { said: order.said }),
    ...(order.kind === 'same' && order.movedOn && { movedOn: order.movedOn }),
  };
}

function productLines(entry: ImportPlan['entries'][number], index: ExistingIndex): readonly PreviewLine[] {
  switch (entry.kind) {
    case 'new':
      return entry.draft.variants.map((variant) => ({
        kind: 'new',
        row: variant.row,
        title: [entry.draft.name ?? '', variant.options.map((option) => option.value).join(' / ')]
          .filter(Boolean)
          .join(' – '),
        code: variant.sku ?? variant.barcodes[0]?.code ?? '',
        stock: variant.stock,
        decimals: variant.decimals,
        ...(variant.places && {
          places: variant.places.flatMap(({ place, stock }) => (stock === null ? [] : [{ place, stock }])),
        }),
      }));
    case 'changed':
      return [{ kind: 'changed', row: entry.row, ...knownAs(index.variant(entry.variantId)), fields: entry.fields }];
    case 'same':
      return [{ kind: 'same', row: entry.row, ...knownAs(index.variant(entry.variantId)) }];
    default:
      return [{ kind: entry.kind, row: entry.row, title: '', code: '' }];
  }
}

function knownAs(variant: ExistingVariant | undefined): { readonly title: string; readonly code: string } {
  const options = variant?.options.map((option) => option.value).join(' / ');
  return { title: [variant?.name, options].filter(Boolean).join(' – '), code: variant?.sku ?? '' };
}
