import { canonical } from '#shared/domain/operations/books.ts';
import { emptyCell } from '#shared/domain/operations/levels.ts';
import type { Level } from '#shared/domain/operations/rows.ts';
import { type BookFigure, bookFigures, type KeptCheck, type KeptRepair } from './books-work.ts';
import { cellLevels } from './cells.ts';
import { kinds, type ShopDatabase, tableOf } from './database.ts';

const CHECK = 'books-check';
const REPAIR = 'books-repair';
const TO_REPAIR = 'books-to-repair';
/** How many figures are told one by one. */
const MOST_FIGURES = 200;
const PAGE = 500;

/** Keeps what a check found. */
export async function keepCheck(db: ShopDatabase, check: KeptCheck): Promise<void> {
  await db.meta.put({ key: CHECK, value: check });
}

/** What the last check found; null where none was made since the database was made. */
export async function readCheck(db: ShopDatabase): Promise<KeptCheck | null> {
  return valueOf<KeptCheck>(db, CHECK);
}

/** What the last repair put right; null where none was needed. */
export async function readRepair(db: ShopDatabase): Promise<KeptRepair | null> {
  return valueOf<KeptRepair>(db, REPAIR);
}

async function valueOf<T>(db: ShopDatabase, key: string): Promise<T | null> {
  const row = await db.meta.get(key);
  // Only this file writes these rows.
  return row && 'value' in row ? (row.value as T) : null;
}

/** Says that the books are to be folded anew from the log, and that what changes by it is to be told; `at` is when. */
export async function noteRepair(db: ShopDatabase, at: number): Promise<void> {
  await db.meta.put({ key: TO_REPAIR, value: at });
}

/** When a person asked for a repair of this database; null where nobody has. */
export async function repairAsked(db: ShopDatabase): Promise<number | null> {
  return valueOf<number>(db, TO_REPAIR);
}

/** Keeps in the new database what it says otherwise than the one that it replaces. */
export async function keepRepair(old: ShopDatabase, fresh: ShopDatabase, at: number): Promise<void> {
  const figures = await figuresChanged(old, fresh);
  const repair: KeptRepair = {
    at,
    differences: figures.length,
    figures: figures.slice(0, MOST_FIGURES),
    rows: await rowsChanged(old, fresh),
  };
  await fresh.meta.put({ key: REPAIR, value: repair });
}

async function figuresChanged(old: ShopDatabase, fresh: ShopDatabase): Promise<readonly BookFigure[]> {
  const [before, after] = [await levelsIn(old), await levelsIn(fresh)];
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id): BookFigure[] => {
    const [was, is] = [before.get(id), after.get(id)];
    const cell = is ?? was;
    if (!cell) return [];
    const { variantId, locationId, lotId } = cell;
    const [a, b] = [was ?? emptyCell(cell), is ?? emptyCell(cell)];
    return bookFigures.flatMap((figure) =>
      a[figure] === b[figure]
        ? []
        : [{ variantId, locationId, ...(lotId && { lotId }), figure, was: a[figure], is: b[figure] }],
    );
  });
}

async function levelsIn(db: ShopDatabase): Promise<ReadonlyMap<string, Level>> {
  const levels = new Map<string, Level>();
  await db.stock.each((row) => {
    for (const level of cellLevels(row)) levels.set(level.id, level);
  });
  return levels;
}

/** Rows that are there in one of them only, or say something else in it; which writers a desk was is nothing anybody reads. */
async function rowsChanged(old: ShopDatabase, fresh: ShopDatabase): Promise<number> {
  let changed = 0;
  for (const kind of kinds) {
    if (kind === 'writer') continue;
    const [before, after] = [tableOf(old, kind), tableOf(fresh, kind)];
    const ids = [...new Set([...(await keysOf(before)), ...(await keysOf(after))])];
    for (let from = 0; from < ids.length; from += PAGE) {
      const some = ids.slice(from, from + PAGE);
      const [was, is] = [await before.bulkGet(some), await after.bulkGet(some)];
      changed += some.filter((_id, at) => canonical(was[at] ?? null) !== canonical(is[at] ?? null)).length;
    }
  }
  return changed;
}

async function keysOf(table: ReturnType<typeof tableOf>): Promise<readonly string[]> {
  return table.toCollection().primaryKeys();
}
