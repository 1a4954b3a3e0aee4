import type { z } from 'zod';
import { storeRoutes } from '#shared/contract/store/protocol.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';

export type Reply<T> = { readonly status: number; readonly body: T; readonly code: string };

/** A plain client of the store API: answers are parsed by the contract, refusals come as status and code. */
export function clientOf(server: { readonly url: string; readonly token: string }) {
  const ask = async <S extends z.ZodType>(
    method: string,
    path: string,
    answer: S,
    body?: unknown,
    init: RequestInit = {},
  ): Promise<Reply<z.infer<S>>> => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${server.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...init,
    });
    const json = (await response.json()) as { readonly code?: string };
    // A refusal has no answer to parse; the test looks at its status and code.
    return {
      status: response.status,
      body: response.ok ? answer.parse(json) : (undefined as z.infer<S>),
      code: json.code ?? '',
    };
  };
  return {
    shop: () => ask('GET', '/v1/shop', storeRoutes.shop.answer),
    claim: (shopId: string) => ask('POST', '/v1/shop/claim', storeRoutes.claim.answer, { shopId, name: 'Test shop' }),
    push: (ops: readonly string[], again = false) => ask('POST', '/v1/ops', storeRoutes.ops.answer, { ops, again }),
    fork: (told: z.infer<typeof storeRoutes.fork.ask>) => ask('POST', '/v1/fork', storeRoutes.fork.answer, told),
    lost: (ranges: z.infer<typeof storeRoutes.lost.ask>['ranges']) =>
      ask('POST', '/v1/lost', storeRoutes.lost.answer, { ranges }),
    changes: (query: Record<string, string | number | undefined> = {}, init?: RequestInit) => {
      const text = new URLSearchParams(
        Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
      ).toString();
      return ask('GET', `/v1/changes?${text}`, storeRoutes.changes.answer, undefined, init);
    },
    contacts: (after: number) => ask('GET', `/v1/contacts?after=${after}`, storeRoutes.contacts.answer),
    putContact: (contact: unknown, baseVersion: number) =>
      ask('PUT', '/v1/contacts', storeRoutes.putContact.answer, { contact, baseVersion }),
    hash: () => ask('GET', '/v1/hash', storeRoutes.hash.answer),
    ask,
  };
}
export type StoreClient = ReturnType<typeof clientOf>;

export type Logged = { readonly seq: number; readonly opId: string; readonly text: string; readonly op: Operation };

/** The whole log, read page by page as a desk does. */
export async function readLog(client: StoreClient, limit = 1_000): Promise<readonly Logged[]> {
  const log: Logged[] = [];
  for (let last: { readonly epoch: string; readonly seq: number; readonly opId: string } | null = null; ; ) {
    const page = await client.changes(last ? { ...last, limit } : { limit });
    for (const { seq, opId, text } of page.body.ops) {
      const parsed = parseOperation(text);
      if (!parsed.ok) throw new Error(`The log holds an unreadable operation at ${seq}`);
      log.push({ seq, opId, text, op: parsed.value });
    }
    const end = log.at(-1);
    if (!end || end.seq === page.body.head) return log;
    last = { epoch: page.body.logEpoch, seq: end.seq, opId: end.opId };
  }
}
