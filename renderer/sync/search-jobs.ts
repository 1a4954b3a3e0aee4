import { done, type Result } from '#shared/base/result.ts';
import { runWhole } from '#shared/base/whole.ts';
import { indexBuilder } from '#renderer/db/search/index-builder.ts';
import type { SearchJobs } from '#renderer/db/search/search-work.ts';

export type SearchHandlers = {
  readonly [N in keyof SearchJobs]: (question: SearchJobs[N]['ask']) => Promise<Result<SearchJobs[N]['answer']>>;
};

/** Builds the search index of the window, which has better things to do. */
export function searchJobs(): SearchHandlers {
  let builder = indexBuilder();
  return {
    'search.add': async ({ docs, isFirst }) => {
      if (isFirst) builder = indexBuilder();
      builder.add(docs);
      return done({});
    },
    'search.pack': async () => {
      const packed = runWhole(builder.pack());
      builder = indexBuilder();
      return done(packed);
    },
  };
}
