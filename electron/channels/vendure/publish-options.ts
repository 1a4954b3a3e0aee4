import { z } from 'zod';
import { done, type Result } from '#shared/base/result.ts';
import type { NewRemoteProduct } from '#shared/contract/channels/remote.ts';
import { notWritten, type VendureFailure } from './answer.ts';
import type { VendureSession } from './session.ts';
import { remoteId } from './shapes.ts';
import type { Shop } from './shop.ts';

type Made<T> = Promise<Result<T, VendureFailure>>;
/** What is needed to make something in a shop. */
export type Making = { readonly session: VendureSession; readonly shop: Shop; readonly signal: AbortSignal };

/** Something that was made. */
export const identified = z.object({ id: remoteId });

const groups = z.object({
  product: z
    .object({
      optionGroups: z.array(
        z.object({ id: remoteId, name: z.string(), options: z.array(z.object({ id: remoteId, name: z.string() })) }),
      ),
    })
    .nullable(),
});
type Group = NonNullable<z.infer<typeof groups>['product']>['optionGroups'][number];

/** The ids of the product's options, which are made as far as they are not there. */
export async function optionsOf(
  context: Making,
  id: string,
  { variants }: NewRemoteProduct,
): Made<ReadonlyMap<string, string>> {
  const query = 'query Options($id: ID!) { product(id: $id) { optionGroups { id name options { id name } } } }';
  const found = notWritten(await context.session.call({ query, variables: { id }, answer: groups }, context.signal));
  if (!found.ok) return found;
  const there = found.value.product?.optionGroups ?? [];
  const ids = new Map(there.flatMap((group) => group.options.map((one) => [keyOf(group.name, one.name), one.id])));
  const names = new Set(variants.flatMap(({ options }) => options.map(({ name }) => name)));
  for (const name of names) {
    const values = new Set(
      variants.flatMap(({ options }) => options.filter((one) => one.name === name)).map(({ value }) => value),
    );
    const group = there.find((one) => one.name === name);
    const made = await withOptions(context, id, name, group, [...values]);
    if (!made.ok) return made;
    for (const [value, optionId] of made.value) ids.set(keyOf(name, value), optionId);
  }
  return done(ids);
}

const madeOption = z.object({ id: remoteId, name: z.string() });
const madeGroup = z.object({ id: remoteId, options: z.array(madeOption) });

/** An option of the product with all these values: what is missing of them is made. */
async function withOptions(
  context: Making,
  productId: string,
  name: string,
  group: Group | undefined,
  values: readonly string[],
): Made<readonly (readonly [string, string])[]> {
  const { language } = context.shop;
  const named = (text: string) => ({ code: codeOf(text), translations: [{ languageCode: language, name: text }] });
  if (!group) {
    const input = { ...named(name), code: `${productId}-${codeOf(name)}`, options: values.map(named) };
    const made = await make(context, 'createProductOptionGroup', 'CreateProductOptionGroupInput!', input, madeGroup);
    if (!made.ok) return made;
    const query =
      'mutation Add($product: ID!, $group: ID!) { addOptionGroupToProduct(productId: $product, optionGroupId: $group) { id } }';
    const variables = { product: productId, group: made.value.id };
    const added = await context.session.call({ query, variables, answer: z.unknown(), writes: true }, context.signal);
    return added.ok ? done(made.value.options.map((one) => [one.name, one.id] as const)) : added;
  }
  const all: (readonly [string, string])[] = [];
  for (const value of values.filter((each) => !group.options.some((one) => one.name === each))) {
    const input = { productOptionGroupId: group.id, ...named(value) };
    const made = await make(context, 'createProductOption', 'CreateProductOptionInput!', input, madeOption);
    if (!made.ok) return made;
    all.push([value, made.value.id]);
  }
  return done(all);
}

/** Makes something there. */
export async function make<T>(
  { session, signal }: Making,
  mutation: string,
  type: string,
  input: unknown,
  row: z.ZodType<T>,
): Made<T> {
  const fields =
    mutation === 'createProductOptionGroup'
      ? 'id options { id name }'
      : mutation === 'createProductOption'
        ? 'id name'
        : 'id';
  const query = `mutation Make($input: ${type}) { made: ${mutation}(input: $input) { ${fields} } }`;
  const made = await session.call(
    { query, variables: { input }, answer: z.object({ made: row }), writes: true },
    signal,
  );
  return made.ok ? done(made.value.made) : made;
}

/** An option's value among all of a product. */
export function keyOf(name: string, value: string): string {
  return `${name}\n${value}`;
}

function codeOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60);
}
