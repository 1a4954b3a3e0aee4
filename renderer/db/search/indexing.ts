import { slicedPromise, type Slices } from '../catalogue/slices.ts';
import { indexBuilder } from './index-builder.ts';
import type { PackedIndex } from './token-index.ts';
import type { SearchDoc } from './tokens.ts';

/** One index under way: documents are handed over in order, then it is packed. */
export type IndexBuild = { readonly add: (docs: readonly SearchDoc[]) => void; readonly pack: () => Promise<PackedIndex> };

/** Where search indexes are built. */
export type Indexing = () => IndexBuild;

/** Builds in this thread, in slices. */
export function indexingHere(slices: Slices): Indexing {
  return () => {
    const { add, pack } = indexBuilder();
    return { add, pack: () => slicedPromise(pack(), slices) };
  };
}
