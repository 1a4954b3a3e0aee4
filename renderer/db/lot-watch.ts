import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Level } from '#shared/domain/operations/rows.ts';
import { type LotBelow, lotsBelow, unknownLots } from '#shared/domain/stock/lots.ts';
import { type SecondPiece, secondPieces } from '#shared/domain/stock/serials.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { cellLevels } from './cells.ts';
import type { ShopDatabase, StockRow } from './database.ts';
import { reading, readWanted } from './turns.ts';

/** What somebody has to look at in stock that is told apart. */
export type LotTrouble = {
  /** Pieces that no lot is said for (LOT5), picked ones left out: they go as what they are. */
  readonly unknown: readonly Level[];
  /** Serial numbers that are on hand more than once (LOT33). */
  readonly twice: readonly SecondPiece[];
  /** Lots and serial numbers that are below zero somewhere (LOT35). */
  readonly below: readonly LotBelow[];
};

/** Stock rows a read, as of the catalogue. */
const PAGE = 250;

/**
 * Watches the stock of every variant that is told apart or lies in lots, from now on: `onTrouble` hears all that is wrong, whenever it may be
 * another. Only the variants that changed are read again; in a shop that tells nothing apart nothing is read. Answers its stop.
 */
export function watchLots(
  { db, catalogue }: { readonly db: ShopDatabase; readonly catalogue: Catalogue },
  onTrouble: (trouble: LotTrouble) => void,
): () => void {
  const troubles = new Map<VariantId, LotTrouble>();
  const waiting = new Set<number>();
  const looking = reading(
    async () => {
      await readWanted(waiting, PAGE, async (page) => {
        const rows = await db.stock.bulkGet(page.map((slot) => catalogue.variantIdAt(slot)));
        for (const [place, slot] of page.entries()) {
          const trouble = troubleAt(catalogue, slot, rows[place]);
          if (trouble) troubles.set(catalogue.variantIdAt(slot), trouble);
          else troubles.delete(catalogue.variantIdAt(slot));
        }
      });
      const all = [...troubles.values()];
      onTrouble({
        unknown: all.flatMap(({ unknown }) => unknown),
        twice: all.flatMap(({ twice }) => twice),
        below: all.flatMap(({ below }) => below),
      });
    },
    () => !db.isOpen(),
  );
  const look = (slots: Iterable<number>) => {
    for (const slot of slots)
      if (isApart(catalogue, slot) || troubles.has(catalogue.variantIdAt(slot))) waiting.add(slot);
    if (waiting.size > 0) void looking.ask();
  };
  const everything = () =>
    look([...catalogue.toldApart(), ...catalogue.slotsInLots(), ...[...troubles.keys()].flatMap(slotIn(catalogue))]);
  const stop = catalogue.follow(({ slots, all }) => (all ? everything() : look(slots)));
  if (catalogue.ready) everything();
  return () => {
    stop();
    looking.stop();
  };
}

/** Whether a variant is told apart, or still lies in lots although that was turned off. */
function isApart(catalogue: Catalogue, slot: number): boolean {
  return catalogue.trackingAt(slot) !== null || catalogue.isInLots(slot);
}

function slotIn(catalogue: Catalogue): (variantId: VariantId) => readonly number[] {
  return (variantId) => {
    const slot = catalogue.slotOf(variantId);
    return slot === undefined ? [] : [slot];
  };
}

/** What is wrong with one variant; null: nothing. */
function troubleAt(catalogue: Catalogue, slot: number, row: StockRow | undefined): LotTrouble | null {
  if (!row || !catalogue.isShown(slot) || !isApart(catalogue, slot)) return null;
  const tracking = catalogue.trackingAt(slot);
  const levels = cellLevels(row);
  const onShelves = levels.filter(({ locationId }) => catalogue.location(locationId)?.id === locationId);
  const unknown = unknownLots(onShelves, () => tracking !== null);
  const twice = tracking === 'serial' ? secondPieces(levels, 10 ** catalogue.variants.decimalsOf(slot)) : [];
  const below = lotsBelow(levels);
  return unknown.length + twice.length + below.length > 0 ? { unknown, twice, below } : null;
}
