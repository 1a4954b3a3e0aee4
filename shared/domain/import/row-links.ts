import type { VariantOption } from '#shared/domain/operations/rows.ts';
import { foldCode, foldName } from '#shared/domain/values/code.ts';
import type { RowFacts } from './row-facts.ts';

/** Rows tied to their products where the rows themselves do not name them: by a list, by an id, or by standing below. */
export function linkedRows(facts: readonly RowFacts[]): readonly RowFacts[] {
  return continuedRows(childRows(listedRows(facts)));
}

/** Rows of variants that their product's own row lists by their SKUs. */
function listedRows(facts: readonly RowFacts[]): readonly RowFacts[] {
  const listed = new Map<string, { readonly head: RowFacts; readonly options: readonly VariantOption[] }>();
  for (const head of facts)
    for (const { sku, options } of head.variations ?? []) listed.set(foldCode(sku), { head, options });
  if (listed.size === 0) return facts;
  const keyOf = ({ name, variant }: RowFacts) => variant.sku ?? `name:${foldName(name)}`;
  return facts.map((fact): RowFacts => {
    if (fact.variations?.length) return { ...fact, role: 'head', parent: keyOf(fact) };
    const found = fact.variant.sku === undefined ? undefined : listed.get(foldCode(fact.variant.sku));
    if (!found || fact.parent !== '') return fact;
    const { options } = fact.variant;
    const variant = { ...fact.variant, options: options.length > 0 ? options : found.options };
    return { ...fact, role: 'child', parent: keyOf(found.head), variant };
  });
}

/**
 * Rows that say they are variants, but not of what: of the product with their id, where each of them has the id of one,
 * else of the one above, as BigCommerce numbers products and variants apart.
 */
function childRows(facts: readonly RowFacts[]): readonly RowFacts[] {
  const isLost = ({ role, parent }: RowFacts) => role === 'child' && parent === '';
  if (!facts.some(isLost)) return facts;
  const byId = new Map<string, RowFacts>();
  const isHead = ({ role }: RowFacts) => role === 'head' || role === 'parent';
  for (const fact of facts)
    if (isHead(fact) && fact.variant.foreignId !== undefined) byId.set(fact.variant.foreignId, fact);
  const isOfId = (fact: RowFacts) => !isLost(fact) || byId.has(fact.variant.foreignId ?? '');
  const areIdsOfProducts = facts.every(isOfId);
  const keyOf = ({ parent, name, variant: { foreignId } }: RowFacts) =>
    parent || (foreignId === undefined ? `name:${foldName(name)}` : `product:${foreignId}`);
  const heads = new Set<RowFacts>();
  let above: RowFacts | undefined;
  const tied = facts.map((fact): RowFacts => {
    if (isHead(fact)) above = fact;
    const { foreignId, ...variant } = fact.variant;
    const ofId = foreignId === undefined ? undefined : byId.get(foreignId);
    const head = areIdsOfProducts ? ofId : (above ?? ofId);
    if (!isLost(fact)) return fact;
    // A variant of nothing that is in the file stands for itself.
    if (!head) return { ...fact, role: 'alone' };
    heads.add(head);
    return { ...fact, parent: keyOf(head), variant: head === ofId ? variant : ofItsOwn(fact.variant) };
  });
  return tied.map((fact) => (heads.has(fact) ? { ...fact, parent: keyOf(fact) } : fact));
}

/** The variant with an id that is no product's, though a product may have the same number. */
function ofItsOwn(variant: RowFacts['variant']): RowFacts['variant'] {
  return variant.foreignId === undefined ? variant : { ...variant, foreignId: `variant:${variant.foreignId}` };
}

/** A row with options but without a name or key of its own belongs to the product above. */
function continuedRows(facts: readonly RowFacts[]): readonly RowFacts[] {
  const goesOn = ({ role, name, parent, variant }: RowFacts) =>
    role !== 'extra' && name === '' && parent === '' && variant.options.length > 0;
  if (!facts.some(goesOn)) return facts;
  const joined: RowFacts[] = [];
  let head: number | undefined;
  let before: readonly VariantOption[] = [];
  for (const fact of facts) {
    if (!goesOn(fact)) {
      head = fact.name === '' ? head : joined.length;
      before = fact.variant.options;
    }
    const above = head === undefined ? undefined : joined[head];
    if (!above || head === undefined || !goesOn(fact)) {
      joined.push(fact);
      continue;
    }
    const parent = above.parent || `name:${foldName(above.name)}`;
    joined[head] = { ...above, parent, role: roleAbove(above) };
    before = withMerged(fact.variant.options, before);
    joined.push({ ...fact, parent, role: 'child', variant: { ...fact.variant, options: before } });
  }
  return joined;
}

/** A row that only names the product of those below it is none of its variants. */
function roleAbove({ role, variant }: RowFacts): RowFacts['role'] {
  const isNamed = variant.sku !== undefined || variant.barcodes.length > 0 || variant.foreignId !== undefined;
  if (role !== 'alone' && (role !== 'child' || isNamed)) return role;
  const hasStock = (variant.stock ?? 0) !== 0 || (variant.places ?? []).some(({ stock }) => stock !== 0);
  return variant.options.length > 0 || hasStock ? 'child' : 'head';
}

/** Options with those in front that a merged cell says once for several rows: `Red` above `M` is `Red, M`. */
function withMerged(options: readonly VariantOption[], before: readonly VariantOption[]): readonly VariantOption[] {
  const [first] = options;
  const at = before.findIndex(({ name }) => name !== '' && name === first?.name);
  const isRest = at > 0 && options.every(({ name }, index) => name === before[at + index]?.name);
  return isRest ? [...before.slice(0, at), ...options] : options;
}
