import { refKey } from '#shared/domain/operations/effects.ts';
import type { Change, Touched } from '../feed.ts';

const REMEMBERED = 4_000;

/**
 * Window and worker both commit, and the other thread's changes come later than one's own: leaves out of a change the
 * rows of which a later commit was heard before.
 */
export function newestOnly(): (change: Change) => Pick<Touched, 'rows' | 'stock'> {
  let recent = new Map<string, number>();
  let before = new Map<string, number>();
  const isNews = (key: string, rev: number) => {
    if ((recent.get(key) ?? before.get(key) ?? 0) > rev) return false;
    recent.set(key, rev);
    return true;
  };
  return ({ rows, stock, rev }) => {
    const news = {
      rows: rows.filter((row) => isNews(refKey(row), rev)),
      stock: stock.filter((row) => isNews(`stock:${row.variantId}`, rev)),
    };
    if (recent.size > REMEMBERED) [before, recent] = [recent, new Map()];
    return news;
  };
}
