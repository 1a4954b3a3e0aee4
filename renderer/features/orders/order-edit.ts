import { orderedFields } from '#shared/domain/operations/amend-order.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderedLine, OrderLine } from '#shared/domain/operations/rows.ts';
import type { WantedLine } from '#shared/domain/orders/amend.ts';
import type { RecordField } from './customer-record.ts';
import { type Draft, draftOf } from './order-draft.ts';

/** What was changed elsewhere while a person edited the same thing: a line was picked, changed or taken out, or a field was set. */
export type Clash =
  | { readonly what: 'picked' | 'changed' | 'gone'; readonly variantId: VariantId }
  | { readonly what: 'number' | 'customer' | 'due' | RecordField };

type Edited = Pick<WantedLine, 'id' | 'variantId' | 'locationId' | 'unitPrice'> & { readonly quantity: number | null };

function changedIn(was: OrderedLine, becomes: Omit<Edited, 'id'>): readonly (keyof OrderedLine)[] {
  return orderedFields.filter((field) => was[field] !== becomes[field]);
}

/** A line as it is now, with what a person changed of it since it was `was`. */
function withChanges<T extends Omit<Edited, 'id'>>(was: OrderedLine, edited: T, now: OrderedLine): T {
  const kept = orderedFields.filter((field) => was[field] === edited[field]);
  return { ...edited, ...Object.fromEntries(kept.map((field) => [field, now[field]])) };
}

/**
 * What a person made of an order's lines since they were `began`, brought to the lines as they are `now`. What only one
 * side changed is taken from there; where both changed the same, or a pick stands in the way, it is a clash.
 */
export function mergeLines(
  began: readonly OrderLine[],
  wanted: readonly WantedLine[],
  now: readonly OrderLine[],
): { readonly lines: readonly WantedLine[]; readonly clashes: readonly Clash[] } {
  const kept = now.map((line) => {
    const was = began.find(({ id }) => id === line.id);
    const edited = wanted.find(({ id }) => id === line.id);
    return was ? mergedLine(was, edited, line) : { line, clash: null };
  });
  const gone = began.flatMap((was): readonly Clash[] => {
    const edited = wanted.find(({ id }) => id === was.id);
    const isChanged = edited && !now.some(({ id }) => id === was.id) && changedIn(was, edited).length > 0;
    return isChanged ? [{ what: 'gone', variantId: was.variantId }] : [];
  });
  return {
    lines: [...kept.flatMap(({ line }) => line ?? []), ...wanted.filter(({ id }) => id === null)],
    clashes: [
      ...kept.flatMap(({ line, clash }, at): readonly Clash[] => {
        const variantId = (line ?? now[at])?.variantId;
        return clash && variantId ? [{ what: clash, variantId }] : [];
      }),
      ...gone,
    ],
  };
}

type Merged = { readonly line: WantedLine | null; readonly clash: 'picked' | 'changed' | null };

function mergedLine(was: OrderLine, edited: WantedLine | undefined, now: OrderLine): Merged {
  const isPickedSince = now.picked > was.picked;
  if (!edited) {
    const isOther = changedIn(was, now).length > 0;
    return { line: null, clash: isPickedSince ? 'picked' : isOther ? 'changed' : null };
  }
  const changed = changedIn(was, edited);
  if (changed.length === 0) return { line: now, clash: null };
  const line = withChanges(was, edited, now);
  const isElsewhere = changed.includes('variantId') || changed.includes('locationId');
  if (isPickedSince && (isElsewhere || line.quantity < now.picked)) return { line, clash: 'picked' };
  const isBoth = changed.some((field) => now[field] !== was[field] && now[field] !== edited[field]);
  return { line, clash: isBoth ? 'changed' : null };
}

/**
 * What is typed, on the order as it is now: every figure that a person changed stays as it was typed, everything else
 * follows. A line that was to be taken out and was changed elsewhere comes back; one that is gone is a new one.
 */
export function draftsOnto(
  drafts: readonly Draft[],
  began: readonly OrderLine[],
  now: readonly OrderLine[],
): readonly Draft[] {
  const typed = drafts.flatMap((draft) => {
    const was = began.find(({ id }) => id === draft.id);
    const line = now.find(({ id }) => id === draft.id);
    if (!was) return [draft];
    if (line) return [withChanges(was, draft, line)];
    return changedIn(was, draft).length > 0 ? [{ ...draft, id: null }] : [];
  });
  const back = now.filter((line) => {
    if (drafts.some(({ id }) => id === line.id)) return false;
    const was = began.find(({ id }) => id === line.id);
    return !was || line.picked > was.picked || changedIn(was, line).length > 0;
  });
  return [...typed, ...back.map(draftOf)];
}
