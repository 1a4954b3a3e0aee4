import { must } from '#shared/base/must.ts';
import { slicedPromise, type Slices } from '../catalogue/slices.ts';
import { indexBuilder } from './index-builder.ts';
import type { PackedIndex } from './token-index.ts';
import type { WorkClient } from '../work.ts';
import type { SearchDoc } from './tokens.ts';

/** One index under way: documents are handed over in order, then it is packed. */
export type IndexBuild = {
  readonly add: (docs: readonly SearchDoc[]) => void;
  readonly pack: () => Promise<PackedIndex>;
};

/** Where search indexes are built. */
export type Indexing = () => IndexBuild;

/** Builds in this thread, in slices. */
export function indexingHere(slices: Slices): Indexing {
  return () => {
    const { add, pack } = indexBuilder();
    return { add, pack: () => slicedPromise(pack(), slices) };
  };
}

/** Builds in the window's worker, one index at a time. */
export function indexingInWorker(work: WorkClient): Indexing {
  return () => {
    let isFirst = true;
    return {
      add: (docs) => {
        void work.ask('search.add', { docs, isFirst });
        isFirst = false;
      },
      pack: async () => {
        const packed = await work.ask('search.pack', {});
        return must(packed.ok ? packed.value : null, 'the worker packs what it was given');
      },
    };
  };
}
