import { type OurIndex, OurCodes, type OurThing } from '#shared/channels/review/ours.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { Catalogue, Touched } from '../catalogue/catalogue.ts';
import { repeated, type Work } from '../catalogue/slices.ts';

/** The shop's variants as stores' things are compared with them; a new object whenever one of those asked for changed. */
export type OurThings = Pick<OurIndex, 'thing'>;
/** The same with everything they are found by. */
export type OurIndexed = Omit<OurIndex, 'listing'>;

/** The shop's side of a comparison with a store, made from the catalogue in slices and kept up to date with it (CHN203). */
export type OurBook = {
  readonly things: () => OurThings;
  readonly subscribe: (reader: () => void) => () => void;
  /** Undefined until all variants are indexed, which begins when somebody looks, and is let go when nobody does. */
  readonly index: () => OurIndexed | undefined;
  readonly subscribeIndex: (reader: () => void) => () => void;
};

/** So many variants are looked at between two places where the work may stop. */
const STEP = 32;

const books = new WeakMap<Catalogue, OurBook>();

/** The one such book of a catalogue. */
export function ourBook(catalogue: Catalogue): OurBook {
  const known = books.get(catalogue);
  if (known) return known;
  const book = openOurBook(catalogue);
  books.set(catalogue, book);
  return book;
}

function openOurBook(catalogue: Catalogue): OurBook {
  const readers = new Set<() => void>();
  const indexReaders = new Set<() => void>();
  /** By slot, those that were asked for. */
  const kept = new Map<number, OurThing>();
  /** Asked for before they were there. */
  const missed = new Set<string>();
  let indexing: { readonly codes: OurCodes; readonly things: Map<number, OurThing> } | null = null;
  let pending = new Set<number>();
  let isAll = false;
  /** Whether one of those asked for is another by now, and nobody was told. */
  let isOther = false;

  const thing = (id: VariantId): OurThing | undefined => {
    const slot = catalogue.slotOf(id);
    const found = slot === undefined ? undefined : (kept.get(slot) ?? thingAt(catalogue, slot));
    if (slot !== undefined && found) kept.set(slot, found);
    else missed.add(id);
    return found;
  };
  let things: OurThings = { thing };
  let index: OurIndexed | undefined;

  /** Looks at a variant again; answers whether it is another one by now. */
  const look = (slot: number): boolean => {
    const [before, now] = [kept.get(slot), thingAt(catalogue, slot)];
    const found = before && now && isSame(before, now) ? before : now;
    if (before && found) kept.set(slot, found);
    else if (before) kept.delete(slot);
    return (indexing ? reindex(indexing, slot, found) : false) || before !== found;
  };
  function* looking(): Work<void> {
    const slots = isAll ? (indexing ? range(catalogue.size) : [...kept.keys()]) : [...pending];
    [pending, isAll] = [new Set(), false];
    isOther ||= missed.size > 0;
    missed.clear();
    let count = 0;
    for (const slot of slots) {
      if (look(slot)) isOther = true;
      if (++count % STEP === 0) yield;
    }
  }
  const work = repeated(catalogue.slices, looking, () => {
    const wasOther = isOther;
    isOther = false;
    if (wasOther) things = { thing };
    if (wasOther) for (const reader of [...readers]) reader();
    if (!indexing || (index && !wasOther)) return;
    const { codes, things: indexed } = indexing;
    index = {
      thing,
      things: () => indexed.values(),
      bySku: (sku) => codes.bySku(sku),
      byBarcode: (code) => codes.byBarcode(code),
      byTitle: (title, options) => codes.byTitle(title, options),
    };
    for (const reader of [...indexReaders]) reader();
  });
  const hear = ({ slots, all }: Touched) => {
    if (all || (indexing && !index)) isAll = true;
    for (const slot of slots) if (indexing || kept.has(slot)) pending.add(slot);
    if (isAll || pending.size > 0 || missed.size > 0) work.ask();
  };
  catalogue.follow(hear);
  return {
    things: () => things,
    subscribe: (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    index: () => index,
    subscribeIndex: (reader) => {
      indexReaders.add(reader);
      if (!indexing) {
        indexing = { codes: new OurCodes(), things: new Map() };
        isAll = true;
        // Before the catalogue is loaded there is nothing to index; it tells when it is.
        if (catalogue.ready) work.restart();
      }
      return () => {
        indexReaders.delete(reader);
        if (indexReaders.size > 0) return;
        [indexing, index] = [null, undefined];
      };
    },
  };
}

/** Puts a variant into the index as it is now; answers whether that changed anything. */
function reindex(
  { codes, things }: { readonly codes: OurCodes; readonly things: Map<number, OurThing> },
  slot: number,
  now: OurThing | undefined,
): boolean {
  const before = things.get(slot);
  if (before === now || (before && now && isSame(before, now))) return false;
  if (before) codes.remove(before);
  if (now) codes.add(now);
  if (now) things.set(slot, now);
  else things.delete(slot);
  return true;
}

/** A variant as it is compared; undefined for one that is not shown. */
function thingAt(catalogue: Catalogue, slot: number): OurThing | undefined {
  if (!catalogue.isShown(slot)) return undefined;
  const product = catalogue.products.cellsAt(catalogue.variants.productOf(slot));
  const options = catalogue.variants.optionsOf(slot);
  return {
    variantId: catalogue.variantIdAt(slot),
    productId: product.id,
    name: product.name,
    options: options === '' ? [] : [{ value: options }],
    sku: catalogue.variants.skus[slot] || null,
    barcodes: catalogue.barcodesAt(slot).map(({ code }) => code),
    decimals: catalogue.variants.decimalsOf(slot),
    productType: product.productType,
    tracking: catalogue.trackingAt(slot),
    archived: catalogue.isArchived(slot),
  };
}

function isSame(one: OurThing, other: OurThing): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function* range(size: number): Generator<number, void, void> {
  for (let slot = 0; slot < size; slot++) yield slot;
}
