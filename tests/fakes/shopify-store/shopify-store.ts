import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type Asked, Faults } from '#tests/fakes/woo-store/faults.ts';
import { type BulkOperation, hasListInList, linesOf } from './bulk.ts';
import { Bucket, costOf } from './cost.ts';
import { type Context, rootsOf } from './roots.ts';
import { type Answer, type Args, type Document, type Resolver, shopifySchema } from './schema.ts';
import { ShopifyShop } from './shop.ts';

export type ShopifyStoreOptions = {
  /** The clock of the machine instead of one that the test turns. */
  readonly realClock?: boolean;
  /** Lists cost as much as they have rows. */
  readonly naiveCost?: boolean;
};
export type ShopifyApp = { readonly clientId: string; readonly secret: string };
type Known = { readonly secret: string; readonly scopes: readonly string[]; readonly isElsewhere: boolean };
type Token = { readonly scopes: readonly string[]; endsAt: number };
export type Downloaded = { readonly path: string; readonly headers: IncomingMessage['headers'] };

export type ShopifyStore = {
  readonly url: string;
  readonly shop: ShopifyShop;
  readonly faults: Faults;
  readonly bucket: Bucket;
  /** Every question that came, in order; its body is the document with its variables. */
  readonly asked: Asked[];
  readonly downloaded: Downloaded[];
  readonly apps: Map<string, Known>;
  readonly tokens: Map<string, Token>;
  readonly bulk: Map<string, BulkOperation>;
  /** Why the next whole reads are refused; null: they are not. */
  refuseBulk: string | null;
  /** Where the files of whole reads lie. */
  files: string;
  /** How often a question was refused for want of points. */
  throttled: number;
  /** Whether no app is shown who ordered. */
  hidesPeople: boolean;
  /** How often a whole read is not ready yet. */
  bulkLooks: number;
  readonly makeApp: (scopes?: readonly string[], isElsewhere?: boolean) => ShopifyApp;
  readonly makeToken: (scopes?: readonly string[]) => { readonly token: string };
  /** Ends what was left open by a fault, as if the shop got to it now. */
  readonly finish: () => void;
  readonly close: () => Promise<void>;
};

export const ALL_SCOPES: readonly string[] = [
  'read_products',
  'write_products',
  'read_inventory',
  'write_inventory',
  'read_locations',
  'read_orders',
  'read_merchant_managed_fulfillment_orders',
  'write_merchant_managed_fulfillment_orders',
];
const DEAREST = 1_000;
const DAY_SECONDS = 86_399;

/** A Shopify shop made of the published types of its interface, which goes wrong where a test plans it. */
export async function startShopifyStore(options: ShopifyStoreOptions = {}): Promise<ShopifyStore> {
  const { graphql, schema } = await shopifySchema();
  const shop = new ShopifyShop(options.realClock ?? false);
  const documents = new Map<string, Document | readonly string[]>();
  const gates: (() => void)[] = [];
  const sockets = new Set<Socket>();
  const refuse: Context['refuse'] = (code, message) => new graphql.GraphQLError(message, { extensions: { code } });

  const roots = rootsOf(shop, () =>
    store.hidesPeople ? refuse('ACCESS_DENIED', 'This app is not approved to see people.') : null,
  );

  const fieldResolver: Resolver = (source, args, context: Context, info) => {
    const { fieldName, parentType } = info;
    if (source === undefined) {
      const root = roots[fieldName];
      if (!root) throw new Error(`The fake has no ${fieldName}`);
      const [scope, resolve] = root;
      const { scopes } = context;
      if (scope !== null && !scopes.includes(scope) && !scopes.includes(scope.replace(/^read_/, 'write_')))
        throw refuse('ACCESS_DENIED', `Access denied for ${fieldName} field.`);
      return resolve(args, context, info);
    }
    const row = source as Record<string, unknown>;
    if (!(fieldName in row)) throw new Error(`The fake has no ${parentType.name}.${fieldName}`);
    const value = row[fieldName];
    return typeof value === 'function' ? value.call(row, args, context) : value;
  };

  function documentOf(text: string): Document | readonly string[] {
    const known = documents.get(text);
    if (known) return known;
    const document = graphql.parse(text);
    const faults = graphql.validate(schema, document).map(({ message }) => message);
    const found = faults.length > 0 ? faults : document;
    documents.set(text, found);
    return found;
  }

  const isDocument = (found: Document | readonly string[]): found is Document => 'definitions' in found;

  async function run(document: Document, variableValues: Args, contextValue: Context): Promise<Answer> {
    return graphql.execute({ schema, document, variableValues, contextValue, fieldResolver });
  }

  async function runBulk(query: string, context: Context): Promise<BulkOperation | string> {
    if (store.refuseBulk !== null) return store.refuseBulk;
    const document = documentOf(query);
    if (!isDocument(document)) return 'INVALID';
    const created = shop.second();
    const { data, errors } = await run(document, {}, { ...context, isBulk: true });
    if (errors || hasListInList(data)) return 'INVALID';
    const operation: BulkOperation = {
      id: shop.nextId('BulkOperation'),
      created,
      lines: linesOf(data),
      status: 'CREATED',
      left: store.bulkLooks,
    };
    store.bulk.set(operation.id, operation);
    const meanwhile = shop.pulling;
    shop.pulling = null;
    meanwhile?.act();
    return operation;
  }

  function contextOf(scopes: readonly string[], gate: Context['gate']): Context {
    const context: Context = {
      isBulk: false,
      refuse,
      scopes,
      gate,
      bulk: store.bulk,
      fileOf: ({ id }) => `${store.files}/${id.split('/').at(-1)}.jsonl?signed=yes`,
      runBulk: (query) => runBulk(query, context),
    };
    return context;
  }

  type Reply = {
    readonly status: number;
    readonly value: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  };

  /** One question, when nothing goes wrong on its way. */
  async function answerTo(one: Asked, scopes: readonly string[], gate: Context['gate']): Promise<Reply> {
    const { query, variables = {} } = JSON.parse(one.body) as { query: string; variables?: Args };
    const document = documentOf(query);
    if (!isDocument(document))
      return {
        status: 200,
        value: { errors: document.map((message) => ({ message, extensions: { code: 'undefinedField' } })) },
      };
    const cost = costOf({ graphql, schema }, document, variables, options.naiveCost ?? false);
    const isTooDear = cost > DEAREST;
    const isPaid = !isTooDear && store.bucket.take(cost, shop.clock);
    const extensions = {
      cost: {
        requestedQueryCost: cost,
        actualQueryCost: isPaid ? cost : null,
        throttleStatus: {
          maximumAvailable: store.bucket.most,
          currentlyAvailable: Math.floor(store.bucket.left(shop.clock)),
          restoreRate: store.bucket.perSecond,
        },
      },
    };
    const refusal = (code: string) => ({
      status: 200,
      value: { errors: [{ message: code, extensions: { code } }], extensions },
    });
    if (isTooDear) return refusal('MAX_COST_EXCEEDED');
    if (!isPaid) {
      store.throttled++;
      return refusal('THROTTLED');
    }
    const { data, errors } = await run(document, variables, contextOf(scopes, gate));
    const unmade = errors?.find(({ extensions: more }) => !more?.code);
    if (unmade) throw new Error(unmade.message);
    return { status: 200, value: { data, ...(errors && { errors }), extensions } };
  }

  function tokenFor(body: string): Reply {
    const { client_id, client_secret, grant_type } = JSON.parse(body) as Record<string, string>;
    const app = store.apps.get(client_id ?? '');
    const error = (code: string) => ({ status: 400, value: { error: code } });
    if (!app) return error('application_cannot_be_found');
    if (grant_type !== 'client_credentials' || app.secret !== client_secret) return error('invalid_client');
    if (app.isElsewhere) return error('shop_not_permitted');
    const token = `shpat_${store.tokens.size + 1}_of_${client_id}`;
    store.tokens.set(token, { scopes: app.scopes, endsAt: shop.clock + DAY_SECONDS * 1_000 });
    return { status: 200, value: { access_token: token, scope: app.scopes.join(','), expires_in: DAY_SECONDS } };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const one: Asked = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      body: Buffer.concat(chunks).toString(),
    };
    if (one.path === '/admin/oauth/access_token') {
      store.asked.push(one);
      return send(response, tokenFor(one.body));
    }
    if (one.path !== '/admin/api/2026-10/graphql.json')
      return send(response, { status: 404, value: { errors: 'Not Found' } });
    store.asked.push(one);
    const token = store.tokens.get(String(request.headers['x-shopify-access-token'] ?? ''));
    if (!token || token.endsAt <= shop.clock)
      return send(response, { status: 401, value: { errors: '[API] Invalid API key or access token' } });
    const fault = store.faults.take(one);
    if (fault?.is === 'meanwhile') await fault.act();
    switch (fault?.is) {
      case 'lost':
        if (fault.applied) await answerTo(one, token.scopes, null);
        return void response.destroy();
      case 'late': {
        const gate = new Promise<void>((resolve) => gates.push(resolve));
        void answerTo(one, token.scopes, gate);
        return void response.destroy();
      }
      case 'page':
        if (fault.applied) await answerTo(one, token.scopes, null);
        response.writeHead(fault.status, { 'content-type': 'text/html' });
        return void response.end('<!doctype html><body>Sorry</body>');
      case 'refusal':
        return send(response, {
          status: fault.status,
          value: { errors: fault.code },
          ...(fault.retryAfter !== undefined && { headers: { 'retry-after': fault.retryAfter } }),
        });
      case 'moved':
        return void response.writeHead(307, { location: fault.to }).end();
      case 'half': {
        const { value } = await answerTo(one, token.scopes, null);
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 50_000 });
        response.write(JSON.stringify(value).slice(0, 20));
        return void setImmediate(() => response.destroy());
      }
      default:
        return send(response, await answerTo(one, token.scopes, null));
    }
  }

  function send(response: ServerResponse, { status, value, headers }: Reply): void {
    const date = new Date(shop.clock).toUTCString();
    response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip', date, ...headers });
    response.end(gzipSync(JSON.stringify(value)));
  }

  function serveFile(request: IncomingMessage, response: ServerResponse): void {
    const name = request.url ?? '';
    store.downloaded.push({ path: name, headers: request.headers });
    const found = [...store.bulk.values()].find(({ id }) => name.startsWith(`/${id.split('/').at(-1)}.jsonl`));
    if (!found) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/jsonl' });
    response.end(
      found.lines
        .slice(0, found.cut)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }

  const main = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error('The fake Shopify broke:', error);
      response.writeHead(500).end();
    });
  });
  const disk = createServer(serveFile);
  const files = await listening(disk, sockets);
  const url = await listening(main, sockets);

  const store: ShopifyStore = {
    url,
    shop,
    faults: new Faults(),
    bucket: new Bucket(shop.clock),
    asked: [],
    downloaded: [],
    apps: new Map(),
    tokens: new Map(),
    bulk: new Map(),
    refuseBulk: null,
    files,
    throttled: 0,
    hidesPeople: false,
    bulkLooks: 1,
    makeApp: (scopes = ALL_SCOPES, isElsewhere = false) => {
      const app = { clientId: `app${store.apps.size + 1}`, secret: `shpss_secret_${store.apps.size + 1}` };
      store.apps.set(app.clientId, { secret: app.secret, scopes, isElsewhere });
      return app;
    },
    makeToken: (scopes = ALL_SCOPES) => {
      const token = `shpat_old_${store.tokens.size + 1}`;
      store.tokens.set(token, { scopes, endsAt: Number.POSITIVE_INFINITY });
      return { token };
    },
    finish: () => gates.splice(0).forEach((open) => open()),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([main, disk].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
  return store;
}

async function listening(server: Server, sockets: Set<Socket>): Promise<string> {
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
