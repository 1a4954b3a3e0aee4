import type { OrderRow } from '../operations/rows.ts';
import { foldCode } from '../values/code.ts';

/** What the spellings of an order's number have in common, with and without the `#` before it: `#1042` is `1042`. */
export function orderNumberKey(number: string): string {
  const code = foldCode(number);
  const bare = code.replace(/^#+/, '');
  return bare === '' ? code.slice(0, 1) : bare;
}

/** A number as a text whose plain order is how people read numbers: `W-9` before `W-10`. The same on every computer, in whichever language. */
const readKeys = new WeakMap<Pick<OrderRow, 'number'>, string>();

function readKey(order: Pick<OrderRow, 'number'>): string {
  const known = readKeys.get(order);
  if (known !== undefined) return known;
  // How many digits a figure has comes before them: more digits are more.
  const key = orderNumberKey(order.number).replace(/\d+/g, (digits) => {
    const figure = digits.replace(/^0+(?=\d)/, '');
    return `${String(figure.length).padStart(3, '0')}${figure}`;
  });
  readKeys.set(order, key);
  return key;
}

/** Sorts orders by their numbers as people read them, those of one number by id. */
export function byNumber(a: Pick<OrderRow, 'id' | 'number'>, b: Pick<OrderRow, 'id' | 'number'>): number {
  const [one, other] = [readKey(a), readKey(b)];
  if (one !== other) return one < other ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
