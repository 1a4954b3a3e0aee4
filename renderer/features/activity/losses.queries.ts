import { lastCheckpoint } from '#shared/domain/operations/counted.ts';
import { cellId, type LocationId, type OpId, type VariantId } from '#shared/domain/operations/ids.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { countLost, readRecovery, type SetAside, type TouchedLevel } from '#renderer/db/recovery.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';
import { codesOf, type LostFigure, type LostProduct, readLostProducts } from './lost-products.queries.ts';
import { type Named, namesFor } from './names.queries.ts';

/** A level of an act that could not be applied; `counted` once a count since then has made it right. */
export type LostLevel = TouchedLevel & {
  readonly id: string;
  readonly counted: boolean;
  /** What some act calls the product, where its record is lost. */
  readonly code: string | null;
};

/** An act that could not be applied, with the names it needs. */
export type LostAct = {
  readonly opId: OpId;
  readonly at: number;
  readonly code: string;
  readonly person: string | null;
  readonly summary: Named<ActSummary>;
  readonly levels: readonly LostLevel[];
};

/** What to count at one place, because acts that could not be applied touched it. */
export type ToCount = {
  readonly locationId: LocationId;
  readonly name: string;
  readonly variantIds: readonly VariantId[];
};

/** A product whose record is lost, its places by name. */
export type NamedProduct = Omit<LostProduct, 'figures'> & {
  readonly figures: readonly (LostFigure & { readonly place: string })[];
};

/** What a recovery could not bring back and nobody has dealt with yet. */
export type LostActs = {
  readonly acts: readonly LostAct[];
  /** Products of which only ids and figures are left. */
  readonly products: readonly NamedProduct[];
  readonly toCount: readonly ToCount[];
  /** Acts that lie nowhere any more: nobody knows what they were. */
  readonly missing: number;
  readonly files: readonly string[];
};

/** What could not be brought back, live; undefined before it is read, null when nothing is missing. */
export function useLostActs(): LostActs | null | undefined {
  return useLiveRead(readLostActs, (change) => change.log);
}

/** What could not be brought back and is not dealt with. */
export async function readLostActs(shop: Pick<Shop, 'db' | 'catalogue'>): Promise<LostActs | null> {
  const { db, catalogue } = shop;
  const recovery = await readRecovery(db);
  if (!recovery) return null;
  const dealt = new Set(recovery.dealt);
  const open = recovery.setAside.filter(({ opId }) => !dealt.has(opId));
  const summaries = open.map(({ text }): ActSummary => {
    const read = parseOperation(text);
    return read.ok ? summaryOf(read.value) : { kind: 'nothing' };
  });
  const names = await namesFor(
    shop,
    summaries,
    open.map(({ actor }) => actor),
  );
  const nameless = open
    .flatMap((act) => act.levels.map(({ variantId }) => variantId))
    .filter((variantId) => catalogue.slotOf(variantId) === undefined);
  const codes = nameless.length > 0 ? await codesOf(db, recovery, nameless) : new Map<VariantId, string>();
  const levels = await Promise.all(open.map((act) => levelsOf(shop, act, codes)));
  const products = (await readLostProducts(db, recovery)).map((product) => ({
    ...product,
    figures: product.figures.map((figure) => ({ ...figure, place: catalogue.locationName(figure.locationId) })),
  }));
  const acts = open.map(({ opId, at, code, actor }, i) => ({
    opId,
    at,
    code,
    person: names.person(actor),
    summary: names.of(summaries[i] ?? { kind: 'nothing' as const }),
    levels: levels[i] ?? [],
  }));
  if (acts.length === 0 && products.length === 0 && countLost(recovery) === 0) return null;
  const parents = new Map((await db.locations.toArray()).map((row) => [row.id, row.parentId ?? row.id] as const));
  const places = new Map<LocationId, Set<VariantId>>();
  for (const { variantId, locationId, counted } of levels.flat()) {
    // What was picked is counted with the place it was picked from.
    const place = parents.get(locationId);
    if (counted || !place || catalogue.slotOf(variantId) === undefined) continue;
    places.set(place, (places.get(place) ?? new Set()).add(variantId));
  }
  const toCount = [...places].map(([locationId, variants]) => ({
    locationId,
    name: catalogue.locationName(locationId),
    variantIds: [...variants],
  }));
  return { acts, products, toCount, missing: countLost(recovery), files: recovery.harmed };
}

async function levelsOf(
  { db }: Pick<Shop, 'db'>,
  act: SetAside,
  codes: ReadonlyMap<VariantId, string>,
): Promise<readonly LostLevel[]> {
  const rows = await db.counted.bulkGet(act.levels.map(cellId));
  return act.levels.map((level, i) => {
    const row = rows[i];
    const last = row && lastCheckpoint(row);
    const code = codes.get(level.variantId) ?? null;
    return { ...level, id: `${act.opId}:${i}`, code, counted: last !== undefined && last.at > act.at };
  });
}
