import type { Args, Document, Field, Graphql, NamedType, Schema, Selection, Value } from './schema.ts';

/**
 * What a question costs before it is answered: objects one point each, writes ten, lists by how many rows are asked for. How lists
 * are reckoned is not published; reported figures grow slower than their rows. `isNaive`: with the rows, as it is documented.
 */
export function costOf(
  { graphql, schema }: { readonly graphql: Graphql; readonly schema: Schema },
  document: Document,
  variables: Args,
  isNaive: boolean,
): number {
  const intOf = (value: Value | undefined): number => {
    if (value?.kind === 'IntValue') return Number(value.value);
    return value?.kind === 'Variable' ? Number(variables[value.name.value] ?? 0) : 0;
  };

  function within(type: NamedType, selections: readonly Selection[] = []): number {
    return selections.reduce((sum, one) => sum + ofSelection(type, one), 0);
  }

  function ofSelection(type: NamedType, one: Selection): number {
    const inner = one.selectionSet?.selections;
    if (!inner) return 0;
    if (one.kind === 'InlineFragment') {
      const narrowed = one.typeCondition && schema.getType(one.typeCondition.name.value);
      return within(narrowed ?? type, inner);
    }
    const field: Field | undefined = type.getFields?.()[one.name?.value ?? ''];
    const to = graphql.getNamedType(field?.type);
    if (!to.name.endsWith('Connection')) {
      const ids = one.arguments?.find(({ name }) => name.value === 'ids')?.value;
      const many = ids?.kind === 'Variable' ? (variables[ids.name.value] as unknown[]).length : 1;
      return many * (1 + within(to, inner));
    }
    const rows = intOf(one.arguments?.find(({ name }) => name.value === 'first')?.value);
    const each = Math.max(
      1,
      within(
        to,
        inner.filter(({ name }) => name?.value !== 'pageInfo'),
      ),
    );
    return 2 + Math.ceil(each * (isNaive ? rows : 0.7 * Math.sqrt(rows)));
  }

  return document.definitions.reduce((sum, { operation, selectionSet }) => {
    if (operation === 'mutation') return sum + selectionSet.selections.length * 10;
    return sum + within(schema.getQueryType(), selectionSet.selections);
  }, 0);
}

/** What an answer cost, by the rows that came; what was paid for more of them is given back. */
export function paidFor(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  if (Array.isArray(data)) return data.reduce((sum: number, one) => sum + paidFor(one), 0);
  const row = data as Record<string, unknown>;
  const rows = row.nodes ?? row.edges;
  if (!Array.isArray(rows)) return 1 + paidFor(Object.values(row));
  return 2 + Math.ceil(rows.length === 0 ? 0 : (paidFor(rows) / rows.length) * 0.7 * Math.sqrt(rows.length));
}

/** The points that an app has in a shop: they come back by the second. */
export class Bucket {
  readonly most: number;
  readonly perSecond: number;
  #left: number;
  #at: number;

  constructor(now: number, most = 2_000, perSecond = 100) {
    this.most = most;
    this.perSecond = perSecond;
    this.#left = most;
    this.#at = now;
  }

  left(now: number): number {
    const passed = Math.max(0, now - this.#at) / 1_000;
    this.#left = Math.min(this.most, this.#left + passed * this.perSecond);
    this.#at = now;
    return this.#left;
  }

  /** Whether there was so much, which is then taken. */
  take(cost: number, now: number): boolean {
    if (this.left(now) < cost) return false;
    this.#left -= cost;
    return true;
  }

  giveBack(cost: number): void {
    this.#left = Math.min(this.most, this.#left + cost);
  }

  /** Another part of the same app used it up. */
  empty(now: number): void {
    this.#left = 0;
    this.#at = now;
  }
}
