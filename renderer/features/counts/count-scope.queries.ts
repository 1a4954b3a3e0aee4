import { lastCounted } from '#shared/domain/counts/count.ts';
import { type Cell, levelId, type LocationId, type SupplierId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { CountScope } from '#shared/domain/operations/rows.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { slicedPromise, type Work } from '#renderer/db/catalogue/slices.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import type { Shop } from '#renderer/db/shop.ts';

/** What a person chooses to count. */
export type ScopeChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'supplier'; readonly supplierId: SupplierId }
  | { readonly kind: 'low' }
  | { readonly kind: 'not-counted'; readonly days: number };

type Where = { readonly locationId: LocationId; readonly places: readonly LocationId[] };

const DAY_MS = 86_400_000;

/** Resolves a choice to the variants it names at this instant. */
export async function scopeOf(
  { db, catalogue, now }: Pick<Shop, 'db' | 'catalogue' | 'now'>,
  choice: ScopeChoice,
  { locationId, places }: Where,
): Promise<CountScope> {
  if (choice.kind === 'all') return choice;
  let fits: (row: StockListRow) => boolean;
  if (choice.kind === 'category') fits = (row) => row.category === choice.category;
  else if (choice.kind === 'supplier') fits = (row) => row.supplierId === choice.supplierId;
  else if (choice.kind === 'low') fits = (row) => row.tracked && row.status !== 'ok';
  else {
    const counted = await db.counted.toArray();
    const last = lastCounted(counted.filter((level) => places.includes(level.locationId)));
    const since = now() - choice.days * DAY_MS;
    fits = (row) => row.figures !== null && row.figures.onHand !== 0 && (last.get(row.variantId) ?? 0) < since;
  }
  const variantIds = await slicedPromise(fitting(catalogue, locationId, fits), catalogue.slices);
  if (choice.kind === 'supplier' || choice.kind === 'low') return { kind: 'list', variantIds };
  return { ...choice, variantIds };
}

function* fitting(
  catalogue: Catalogue,
  locationId: LocationId,
  fits: (row: StockListRow) => boolean,
): Work<readonly VariantId[]> {
  const found: VariantId[] = [];
  for (let slot = 0; slot < catalogue.size; slot++) {
    if (slot % 128 === 127) yield;
    if (!catalogue.isShown(slot)) continue;
    const row = catalogue.rowAt(slot, locationId);
    // What is archived is counted as long as the books say that some lies there.
    if (row?.archived && (row.figures?.onHand ?? 0) === 0) continue;
    if (row && fits(row)) found.push(row.variantId);
  }
  return found;
}

/** A variant at a place, and a lot of it where it lies in lots, at which a count has to look. */
export type Due = Cell & { readonly levelId: string; readonly onHand: number };

/** Where a count has to look: what its scope names, and of everything what the books say is there. */
export function* dueLevels(
  catalogue: Catalogue,
  scope: CountScope,
  { locationId, places }: Where,
): Work<readonly Due[]> {
  const due: Due[] = [];
  const inPlaces = new Set(places);
  const add = (slot: number, named: boolean) => {
    const variantId = catalogue.variantIdAt(slot);
    const levels = catalogue.exactFiguresAt(slot).filter((level) => inPlaces.has(level.locationId));
    const held = levels.filter(({ figures }) => figures.onHand !== 0);
    const shown = held.map((level) => ({ locationId: level.locationId, onHand: level.figures.onHand }));
    if (named && shown.length === 0) shown.push({ locationId, onHand: 0 });
    for (const level of shown) due.push({ ...level, variantId, levelId: levelId(variantId, level.locationId) });
  };
  if (scope.kind === 'all') {
    for (let slot = 0; slot < catalogue.size; slot++) {
      if (slot % 128 === 127) yield;
      if (catalogue.isShown(slot)) add(slot, false);
    }
    return due;
  }
  for (const [place, variantId] of scope.variantIds.entries()) {
    if (place % 128 === 127) yield;
    const slot = catalogue.slotOf(variantId);
    if (slot !== undefined) add(slot, true);
  }
  return due;
}
