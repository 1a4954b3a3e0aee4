import type { WatchedRequest } from '#electron/http/watch.ts';
import type { StoreRequest } from '#shared/contract/bridge/channel-calls.ts';

/** How many requests of a channel are kept. */
const MOST = 200;

/** Query parameters that are shown with what they say; of others only the name is. */
const shown = new Set([
  'page',
  'per_page',
  'offset',
  'status',
  'include',
  'exclude',
  'parent',
  'order',
  'orderby',
  'modified_after',
  'modified_before',
  'after',
  'before',
  'dates_are_gmt',
  'rest_route',
  '_fields',
]);
/** Headers by which stores and what stands before them name a request. */
const idHeaders = ['x-request-id', 'x-correlation-id', 'cf-ray'];

/** The last requests to each store, since this program was started. */
export type RequestLog = {
  readonly add: (key: string, request: WatchedRequest) => void;
  readonly of: (key: string) => readonly StoreRequest[];
};

/** In memory only. */
export function requestLog(): RequestLog {
  const lists = new Map<string, StoreRequest[]>();
  return {
    add: (key, request) => {
      const list = lists.get(key) ?? [];
      list.unshift(lineOf(request));
      list.splice(MOST);
      lists.set(key, list);
    },
    of: (key) => lists.get(key) ?? [],
  };
}

/** A request as it is shown: without secrets, signatures, and whatever else a query may say of a person. */
export function lineOf({ method, url, status, headers, startedAt, ms }: WatchedRequest): StoreRequest {
  const query = [...url.searchParams].flatMap(([name, value]) => {
    if (name.startsWith('oauth_')) return [];
    return [shown.has(name) ? `${name}=${value}` : `${name}=…`];
  });
  const requestId = idHeaders.flatMap((name) => headers[name] ?? [])[0] ?? null;
  return {
    at: startedAt,
    method,
    path: `${url.pathname}${query.length > 0 ? `?${query.join('&')}` : ''}`.slice(0, 500),
    status,
    requestId: requestId?.slice(0, 200) ?? null,
    ms: Math.max(0, Math.round(ms)),
  };
}
