import { foldCode } from '#shared/domain/values/code.ts';
import { barcodeKey, cleanBarcode, isGtin } from '#shared/domain/values/gtin.ts';
import type { Catalogue, Touched } from '../catalogue/catalogue.ts';
import { mergeIn } from '../catalogue/sliced-sort.ts';
import { slicedPromise, type Work } from '../catalogue/slices.ts';
import { compareNames } from '../catalogue/text-order.ts';
import { codeKey, foldText } from '#shared/base/fold-text.ts';
import { type IndexBuild, type Indexing, indexingHere } from './indexing.ts';
import { LateDocs } from './late-docs.ts';
import { type Matches, type PackedIndex, TokenIndex } from './token-index.ts';
import { type Question, questionOf, type SearchDoc } from './tokens.ts';

/** A code that was found: the variant, and how many stock units one scan of it means. */
export type CodeMatch = { readonly slot: number; readonly packSize: number; readonly by: 'barcode' | 'sku' };

/** Finds variants by words and codes. */
export type CatalogueSearch = {
  /** Begins to index; until that is done, a plain search answers. Call it once the catalogue is loaded. */
  readonly start: () => void;
  /** Variants whose names, options and codes hold the words, best first, archived ones included. */
  readonly find: (text: string) => Uint32Array;
  /** The first variants on sale that `find` answers. */
  readonly suggestions: (text: string, limit: number) => readonly number[];
  /** Variants with exactly this barcode or SKU, barcodes first; case, spaces and separators of SKUs aside. */
  readonly findCode: (code: string) => readonly CodeMatch[];
  /** Hears when the answers may be others because the index was built anew; answers its stop. */
  readonly subscribe: (run: () => void) => () => void;
  readonly close: () => void;
};

const BATCH = 400;
/** So many late documents are looked through in about a millisecond; with more the index is built anew. */
const MANY_LATE = 2_000;

type Base = { readonly index: TokenIndex; readonly slots: Uint32Array };

/** A search over a catalogue; `indexing` says where the index is built (null: in this thread, in slices). */
export function openSearch(catalogue: Catalogue, indexing: Indexing | null): CatalogueSearch {
  const build = indexing ?? indexingHere(catalogue.slices);
  let base: Base | null = null;
  let late = new LateDocs();
  /** Slots that changed while an index is being built; null when none is. */
  let during: Set<number> | null = null;
  let state: 'waiting' | 'open' | 'closed' = 'waiting';
  const listeners = new Set<() => void>();

  const rebuild = () => {
    during ??= new Set();
    catalogue.order('name').whenFresh(() => {
      const slots = catalogue.order('name').slots();
      void buildIndex(catalogue, slots, build()).then((packed) => {
        if (state === 'closed') return;
        const changed = during ?? new Set();
        during = null;
        base = { index: new TokenIndex(packed), slots };
        late = new LateDocs();
        for (const slot of changed) late.put(slot, docAt(catalogue, slot));
        for (const listener of [...listeners]) listener();
      });
    });
  };
  const follow = ({ slots }: Touched) => {
    if (state !== 'open') return;
    for (const slot of slots) {
      during?.add(slot);
      late.put(slot, docAt(catalogue, slot));
    }
  };
  const stop = catalogue.follow(follow);

  const find = (text: string): Uint32Array => {
    const question = questionOf(text);
    if (!base) return plainSearch(catalogue, text);
    // While products stream in nobody needs a fresh index; who searches gets one, after this answer.
    if (!during && late.size > MANY_LATE) {
      during = new Set();
      catalogue.slices.later(rebuild);
    }
    const found = both(catalogue, base, late, question, (index) => index.find(question));
    return found.length > 0 ? found : both(catalogue, base, late, question, (index) => index.findNearly(question));
  };
  return {
    start: () => {
      state = 'open';
      rebuild();
    },
    find,
    suggestions: (text, limit) => {
      const firsts: number[] = [];
      for (const slot of find(text)) {
        if (firsts.length >= limit) break;
        if (catalogue.isShown(slot) && !catalogue.isArchived(slot)) firsts.push(slot);
      }
      return firsts;
    },
    findCode: (code) => matchCode(catalogue, base && candidates(base, late, code), code),
    subscribe: (run) => {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    close: () => {
      state = 'closed';
      stop();
      listeners.clear();
    },
  };
}

/** Hands all variants over in the order of their names, so that what is found comes in that order by itself. */
function buildIndex(catalogue: Catalogue, slots: Uint32Array, build: IndexBuild): Promise<PackedIndex> {
  function* handOver(): Work<void> {
    for (let from = 0; from < slots.length; from += BATCH) {
      build.add(Array.from(slots.subarray(from, from + BATCH), (slot) => docAt(catalogue, slot)));
      yield;
    }
  }
  return slicedPromise(handOver(), catalogue.slices).then(build.pack);
}

function docAt(catalogue: Catalogue, slot: number): SearchDoc {
  const { variants, barcodes } = catalogue;
  return {
    name: catalogue.nameAt(slot),
    options: variants.optionsOf(slot),
    sku: variants.skus[slot] ?? '',
    supplierCode: variants.supplierCodeOf(slot),
    barcodes: barcodes.of(slot).map((barcode) => barcode.code),
  };
}

/** What the index and the late documents find, as one ranking: by grade, then by name. */
function both(
  catalogue: Catalogue,
  base: Base,
  late: LateDocs,
  question: Question,
  look: (index: TokenIndex) => Matches,
): Uint32Array {
  const before = (b: number, a: number) => compareNames(catalogue, b, a) < 0;
  const fromLate = late.find(question);
  const grades = look(base.index).map((documents, grade) => {
    const indexed = slotsOf(documents, base.slots, late);
    const added = fromLate[grade] ?? new Uint32Array(0);
    return added.length === 0
      ? indexed
      : mergeIn(
          indexed,
          added.sort((a, b) => (before(a, b) ? -1 : 1)),
          before,
        );
  });
  const all = new Uint32Array(grades.reduce((sum, slots) => sum + slots.length, 0));
  let at = 0;
  for (const slots of grades) {
    all.set(slots, at);
    at += slots.length;
  }
  return all;
}

function slotsOf(documents: Uint32Array, slots: Uint32Array, late: LateDocs): Uint32Array {
  const found = new Uint32Array(documents.length);
  for (let i = 0; i < documents.length; i++) found[i] = slots[documents[i] ?? 0] ?? 0;
  return late.size === 0 ? found : found.filter((slot) => !late.has(slot));
}

/** Before there is an index: words anywhere in name, options, SKU or first barcode, by name once that order is known. */
function plainSearch(catalogue: Catalogue, text: string): Uint32Array {
  const words = foldText(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return new Uint32Array(0);
  const named = catalogue.order('name').slots();
  const slots =
    named.length === catalogue.size ? named : Uint32Array.from({ length: catalogue.size }, (_, slot) => slot);
  return slots.filter((slot) => {
    const { variants } = catalogue;
    const searched = foldText(
      `${catalogue.nameAt(slot)} ${variants.optionsOf(slot)} ${variants.skus[slot]} ${catalogue.barcodes.firstCodeOf(slot)}`,
    );
    return words.every((word) => searched.includes(word));
  });
}

/** Slots that may have a code; what the index folds together is told apart later. */
function candidates(base: Base, late: LateDocs, code: string): ReadonlySet<number> {
  const slots = new Set<number>();
  for (const key of spellings(codeKey(code))) {
    for (const document of base.index.withCode(key)) slots.add(base.slots[document] ?? 0);
    for (const slot of late.withCode(key)) slots.add(slot);
  }
  return slots;
}

/** A code, and for a barcode number the same one with other leading zeros: a UPC-A is an EAN-13 with a zero before it. */
function spellings(code: string): ReadonlySet<string> {
  const bare = isGtin(code) ? code.replace(/^0+/, '') : code;
  const padded = isGtin(code)
    ? [8, 12, 13, 14].filter((length) => length >= bare.length).map((length) => bare.padStart(length, '0'))
    : [];
  return new Set([code, ...padded]);
}

function matchCode(catalogue: Catalogue, slots: ReadonlySet<number> | null, code: string): readonly CodeMatch[] {
  const [barcode, sku] = [barcodeKey(cleanBarcode(code)), foldCode(code)];
  const matches: CodeMatch[] = [];
  for (const slot of slots ?? plainCandidates(catalogue, code)) {
    if (!catalogue.isShown(slot)) continue;
    const found = catalogue.barcodesAt(slot).find((own) => barcodeKey(own.code) === barcode);
    if (found) matches.push({ slot, packSize: found.packSize, by: 'barcode' });
    else if (sku !== '' && foldCode(catalogue.variants.skus[slot] ?? '') === sku)
      matches.push({ slot, packSize: 10 ** catalogue.variants.decimalsOf(slot), by: 'sku' });
  }
  return matches.sort((a, b) =>
    a.by === b.by ? compareNames(catalogue, a.slot, b.slot) : a.by === 'barcode' ? -1 : 1,
  );
}

/** Before there is an index: variants whose SKU or a barcode is written just so. */
function plainCandidates(catalogue: Catalogue, code: string): ReadonlySet<number> {
  const written = new Set([code, code.trim(), code.toUpperCase(), code.toLowerCase(), ...spellings(codeKey(code))]);
  const slots = new Set<number>();
  for (let slot = 0; slot < catalogue.size; slot++) {
    if (
      written.has(catalogue.variants.skus[slot] ?? '') ||
      catalogue.barcodesAt(slot).some((own) => written.has(own.code))
    )
      slots.add(slot);
  }
  return slots;
}
