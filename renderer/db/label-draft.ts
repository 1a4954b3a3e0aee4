import { fieldsOf } from '#shared/base/kept-fields.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase } from './database.ts';

/** How many labels of a product a person wants. */
export type LabelLine = { readonly variantId: VariantId; readonly copies: number };

const KEY = 'labels';

/** The labels that were chosen and not let go; what no version understands counts as none. */
export async function readLabelDraft({ drafts }: Pick<ShopDatabase, 'drafts'>): Promise<readonly LabelLine[]> {
  const value = (await drafts.get(KEY))?.value;
  return Array.isArray(value) ? value.filter(isLine) : [];
}

/** Keeps which labels are chosen. */
export async function keepLabelDraft(
  { drafts }: Pick<ShopDatabase, 'drafts'>,
  lines: readonly LabelLine[],
  at: number,
): Promise<void> {
  await drafts.put({ key: KEY, at, value: lines });
}

/** Adds labels to those that are chosen; a product that is there already gets so many more. */
export async function addToLabelDraft(db: ShopDatabase, more: readonly LabelLine[], at: number): Promise<void> {
  await db.transaction('rw', [db.drafts], async () => {
    await keepLabelDraft(db, withLabels(await readLabelDraft(db), more), at);
  });
}

/** The lines with more labels; the newest first. */
export function withLabels(lines: readonly LabelLine[], more: readonly LabelLine[]): readonly LabelLine[] {
  const all = new Map(lines.map((line) => [line.variantId, line]));
  // A product may be named more than once, as a delivery does for each of its lots.
  const fresh = new Map<VariantId, LabelLine>();
  for (const { variantId, copies } of more) {
    const known = fresh.get(variantId) ?? all.get(variantId);
    all.delete(variantId);
    fresh.set(variantId, { variantId, copies: copies + (known?.copies ?? 0) });
  }
  return [...fresh.values(), ...all.values()];
}

function isLine(value: unknown): value is LabelLine {
  const { variantId, copies } = fieldsOf(value) ?? {};
  return typeof variantId === 'string' && Number.isInteger(copies);
}
