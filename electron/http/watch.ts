import { AsyncLocalStorage } from 'node:async_hooks';

/** A request as it went, without what lets it in. `status` is null where no answer came. */
export type WatchedRequest = {
  readonly method: string;
  readonly url: URL;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly startedAt: number;
  readonly ms: number;
};

type Watcher = { readonly now: () => number; readonly heard: (request: WatchedRequest) => void };
const watching = new AsyncLocalStorage<Watcher>();

/** Does an act; every request that it makes, however deep within, is told. */
export function watched<T>(watcher: Watcher, act: () => T): T {
  return watching.run(watcher, act);
}

/** Who hears of the requests of the act under way. */
export function watcherHere(): Watcher | undefined {
  return watching.getStore();
}
