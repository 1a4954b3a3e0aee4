import { foldName } from '#shared/domain/values/code.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import type { Field } from './field.ts';
import type { OrderSaid } from './order-draft.ts';

/** What a file says of an order besides who it is for and what is in it (IMP262). */
export function saidOfOrder(say: (field: Field) => string): OrderSaid {
  const [note, shippingMethod, tags] = [say('note'), say('shippingMethod'), tagsIn(say('tags'))];
  return {
    ...(note !== '' && { note }),
    ...(shippingMethod !== '' && { shippingMethod }),
    ...(tags.length > 0 && { tags }),
  };
}

/** Tags that stand in one cell, each once however its letters are written. */
function tagsIn(cell: string): readonly string[] {
  const tags = new Map<string, string>();
  for (const part of cell.split(/[,;|]/)) {
    const tag = part.trim();
    if (tag !== '' && tag.length <= mayMake.name && !tags.has(foldName(tag))) tags.set(foldName(tag), tag);
  }
  return [...tags.values()].slice(0, MOST_TAGS);
}

/** As many as a product may have. */
const MOST_TAGS = 100;
