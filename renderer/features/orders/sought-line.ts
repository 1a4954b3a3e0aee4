import { distanceTo } from '#renderer/ui/text-match.ts';

/** Whether a product has every word that is looked for in its name or its SKU; nothing looked for finds all. */
export function isSought(
  row: { readonly title: string; readonly sku: string | null } | undefined,
  sought: string,
): boolean {
  return sought.trim() === '' || distanceTo(`${row?.title ?? ''} ${row?.sku ?? ''}`, sought, false) !== null;
}
