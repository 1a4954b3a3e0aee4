import { must } from '#shared/base/must.ts';
import type { ShopDatabase, StoredOperation } from './database.ts';

/** Numbers are read this many at a time. */
const NUMBERS = 500;
/** Rows are read this many at a time at first, then as many as hold about so many characters. */
const FIRST_ROWS = 10;
const MOST_ROWS = 100;
const CHARACTERS = 500_000;

/**
 * Operations, newest first. Every read is short and of its own: a transaction around a long walk would keep those who write
 * waiting, and Dexie loses it where a walk awaits a hundred times without asking the database. Numbers in `passed` are not
 * read; it may grow during the walk.
 */
export async function* newestOperations(
  db: ShopDatabase,
  passed: ReadonlySet<number> = new Set(),
): AsyncGenerator<StoredOperation, void, undefined> {
  let atOnce = FIRST_ROWS;
  for (let below = Number.POSITIVE_INFINITY; ; ) {
    const keys = await db.operations.where('no').below(below).reverse().limit(NUMBERS).primaryKeys();
    const numbers = keys.map((no) => must(no, 'a stored operation has its number'));
    for (let at = 0; at < numbers.length; ) {
      const some: number[] = [];
      for (; at < numbers.length && some.length < atOnce; at++) {
        const no = must(numbers[at], 'the place is in the list');
        if (!passed.has(no)) some.push(no);
      }
      let characters = 0;
      for (const row of await db.operations.bulkGet(some)) {
        characters += row?.text.length ?? 0;
        if (row && !passed.has(must(row.no, 'a stored operation has its number'))) yield row;
      }
      atOnce = rowsAtOnce(some.length, characters);
    }
    const last = numbers.at(-1);
    if (last === undefined || numbers.length < NUMBERS) return;
    below = last;
  }
}

function rowsAtOnce(rows: number, characters: number): number {
  if (characters === 0) return FIRST_ROWS;
  return Math.min(MOST_ROWS, Math.max(1, Math.floor((rows * CHARACTERS) / characters)));
}
