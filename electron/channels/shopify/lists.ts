import { done, type Result } from '#shared/base/result.ts';
import type { ShopifyFailure } from './answer.ts';
import type { PageOf } from './shapes.ts';

type Made<T> = Promise<Result<T, ShopifyFailure>>;

/** How much is asked for at once: of a list, and of the lists within its rows. */
export type Sizes = { readonly first: number; readonly inner: number };

/** Asks for less at once where the store finds it too much, and remembers that. */
export function frugal(most: Sizes) {
  let sizes = most;
  return async function ask<T>(question: (sizes: Sizes) => Made<T>): Made<T> {
    for (;;) {
      const answer = await question(sizes);
      const isLeast = sizes.first === 1 && sizes.inner === 10;
      if (answer.ok || answer.failure.said !== 'MAX_COST_EXCEEDED' || isLeast) return answer;
      sizes = { first: Math.ceil(sizes.first / 2), inner: Math.max(10, Math.ceil(sizes.inner / 2)) };
    }
  };
}

/** All rows of a list of which the first page is known. A list that is gone meanwhile ends there. */
export async function wholeOf<T>(
  first: PageOf<T>,
  next: (after: string) => Made<PageOf<T> | null>,
): Made<readonly T[]> {
  const rows = [...first.nodes];
  let { pageInfo } = first;
  while (pageInfo.hasNextPage && pageInfo.endCursor !== null) {
    const page = await next(pageInfo.endCursor);
    if (!page.ok) return page;
    if (!page.value) break;
    rows.push(...page.value.nodes);
    ({ pageInfo } = page.value);
  }
  return done(rows);
}

/** Makes one of each, in their order; the first failure ends it. */
export async function eachOf<From, To>(all: readonly From[], make: (one: From) => Made<To>): Made<readonly To[]> {
  const made: To[] = [];
  for (const one of all) {
    const to = await make(one);
    if (!to.ok) return to;
    made.push(to.value);
  }
  return done(made);
}
