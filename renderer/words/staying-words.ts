import type { Words } from './words.ts';

/** More numbers than this nobody reads in a toast. */
const MOST = 5;

type Staying = {
  readonly begun: readonly { readonly number: string }[];
  readonly broughtToo: readonly { readonly number: string }[];
};

/** Which orders stay though their import was undone, and why; undefined where none does. */
export function stayingText(t: Words, { begun, broughtToo }: Staying): string | undefined {
  const parts = [
    begun.length > 0 && t('activity.stays.begun', { count: begun.length, numbers: numbersOf(begun) }),
    broughtToo.length > 0 &&
      t('activity.stays.broughtToo', { count: broughtToo.length, numbers: numbersOf(broughtToo) }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

function numbersOf(orders: readonly { readonly number: string }[]): string {
  const shown = orders.slice(0, MOST).map(({ number }) => number);
  return orders.length > MOST ? `${shown.join(', ')} …` : shown.join(', ');
}
