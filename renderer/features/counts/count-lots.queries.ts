import { useMemo } from 'react';
import { type Cell, cellId, cellOf, type LotId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { LotRow } from '#shared/domain/operations/rows.ts';
import type { VariantLots } from '#shared/domain/stock/lots.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { type LotsByVariant, useLots } from '#renderer/db/lots.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { Due } from './count-scope.queries.ts';
import type { CountFacts } from './counts.queries.ts';

/** A cell, and what the books say lies in it. */
export type HeldCell = Cell & { readonly onHand: number };

/** What a count has to know of lots and serial numbers; next to nothing in a shop without them. */
export type CountLots = {
  readonly lot: (id: LotId) => LotRow | undefined;
  /** The lots that have exactly this code, of products that are told apart. */
  readonly byCode: (code: string) => readonly LotRow[];
  /** The lots of a product, for the field that names one. */
  readonly of: (variantId: VariantId) => VariantLots | undefined;
  /** The cells of a product at a place in which something lies; none where the product has no lots. */
  readonly cellsAt: (level: Cell) => readonly HeldCell[];
};

/** The lots of what a count looks at, live. Keep `levels` the same between renders. */
export function useCountLots(levels: readonly Pick<Cell, 'variantId'>[], facts: CountFacts): CountLots {
  const rows = useLiveRead(readLotRows, changesLots) ?? noLots;
  const known = useMemo(() => lotBookOf(rows), [rows]);
  const variants = useMemo(
    () => [...new Set(levels.map(({ variantId }) => variantId).filter((id) => known.variants.has(id)))],
    [levels, known],
  );
  const stock = useLots(variants);
  return useMemo(() => countLotsOf(known, stock, facts), [known, stock, facts]);
}

/** What is known of lots, put together for a count. */
export function countLotsOf(
  known: LotBook,
  stock: LotsByVariant | undefined,
  facts: Pick<CountFacts, 'variant'>,
): CountLots {
  return {
    lot: (id) => known.byId.get(id),
    byCode: (code) =>
      (known.byCode.get(foldCode(code)) ?? []).filter(({ variantId }) => facts.variant(variantId)?.tracking),
    of: (variantId) => stock?.get(variantId),
    cellsAt: (level) => cellsIn(stock?.get(level.variantId), level),
  };
}

const noLots: readonly LotRow[] = [];

async function readLotRows({ db }: Shop): Promise<readonly LotRow[]> {
  return db.lots.toArray();
}

function changesLots({ rows }: Change): boolean {
  return rows.some(({ kind }) => kind === 'lot');
}

/** Lots by their id, by their code, and which products have any. */
export type LotBook = ReturnType<typeof lotBookOf>;

/** A book of the shop's lots. */
export function lotBookOf(rows: readonly LotRow[]) {
  const byCode = new Map<string, LotRow[]>();
  for (const row of rows) {
    if (row.voided) continue;
    const code = foldCode(row.code);
    byCode.set(code, [...(byCode.get(code) ?? []), row]);
  }
  return {
    byCode,
    byId: new Map<string, LotRow>(rows.map((row) => [row.id, row])),
    variants: new Set<VariantId>(rows.map(({ variantId }) => variantId)),
  };
}

/** The cells of a product at a place, the first to expire first, what is in no lot last. */
function cellsIn(lots: VariantLots | undefined, { variantId, locationId }: Cell): readonly HeldCell[] {
  const inLots = (lots?.lots ?? []).flatMap(({ lotId, at }) => {
    const onHand = at[locationId] ?? 0;
    return onHand === 0 ? [] : [{ variantId, locationId, lotId, onHand }];
  });
  const unsaid = lots?.without[locationId] ?? 0;
  return unsaid === 0 ? inLots : [...inLots, { variantId, locationId, onHand: unsaid }];
}

/** Where a count has to look, lot by lot of what lies in lots. */
export function dueCells(due: readonly Due[], lots: CountLots): readonly Due[] {
  return due.flatMap((level): readonly Due[] => {
    const cells = lots.cellsAt(level);
    return cells.length > 0 ? cells.map(dueOf) : [level];
  });
}

/** Cells beside some that were seen, which were not seen themselves. */
export function unseenBeside(seen: readonly Cell[], lots: CountLots): readonly Due[] {
  const ids = new Set(seen.map(cellId));
  const cells = new Map(seen.flatMap((cell) => lots.cellsAt(cell)).map((cell) => [cellId(cell), cell] as const));
  return [...cells].flatMap(([id, cell]) => (ids.has(id) ? [] : [dueOf(cell)]));
}

/** A cell as a count has to look at it. */
function dueOf({ onHand, ...cell }: HeldCell): Due {
  return { levelId: cellId(cell), ...cellOf(cell), onHand };
}
