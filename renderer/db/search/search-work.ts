import type { PackedIndex } from './token-index.ts';
import type { SearchDoc } from './tokens.ts';

/** What the window asks of its worker to index the catalogue; one index at a time. */
export type SearchJobs = {
  /** Hands documents over in order; the first ones begin a new index. */
  'search.add': {
    readonly ask: { readonly docs: readonly SearchDoc[]; readonly isFirst: boolean };
    readonly answer: Record<never, never>;
  };
  'search.pack': { readonly ask: Record<never, never>; readonly answer: PackedIndex };
};
