import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type KeyRights, type Keys, makeGate } from './auth.ts';
import { type Ask, productRoutes } from './catalogue-routes.ts';
import { type Asked, type Fault, Faults } from './faults.ts';
import { only, refuse, type Reply } from './lists.ts';
import { orderRoutes, trackingRoutes } from './order-routes.ts';
import { WooShop } from './shop.ts';

export type WooStore = {
  readonly url: string;
  readonly shop: WooShop;
  readonly keys: Keys;
  readonly faults: Faults;
  /** Every request that came, in order. */
  readonly asked: Asked[];
  /** Makes a key of these rights. */
  readonly makeKey: (rights: KeyRights) => { readonly key: string; readonly secret: string };
  readonly close: () => Promise<void>;
};
export type WooStoreOptions = {
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Without readable links, everything lies behind `?rest_route=`. */
  readonly plainLinks?: boolean;
  readonly namespaces?: readonly string[];
  /** What it calls its own address. */
  readonly home?: string;
};

/** A WooCommerce shop that behaves as real ones were measured to, and goes wrong where a test plans it. */
export async function startWooStore(options: WooStoreOptions = {}): Promise<WooStore> {
  const shop = new WooShop();
  const keys: Keys = new Map();
  const faults = new Faults();
  const asked: Asked[] = [];
  const gate = makeGate(keys, options.tls !== undefined, () => shop.clock);
  const extensions = options.namespaces ?? [];
  let own = '';

  function route(path: string, ask: Ask): Reply {
    if (path === '/')
      return {
        status: 200,
        value: {
          name: 'Ada&#8217;s Shop',
          home: options.home ?? own,
          namespaces: ['wp/v2', 'wc/v3', ...extensions],
        },
      };
    const at = (prefix: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : null);
    const products = at('/wc/v3/products');
    const orders = at('/wc/v3/orders');
    const extension = extensions.map((name) => at(`/${name}`)).find((rest) => rest !== null);
    const reply =
      (products !== null && productRoutes(shop, products, ask)) ||
      (orders !== null && orderRoutes(shop, orders, ask)) ||
      (extension != null && trackingRoutes(shop, extension, ask)) ||
      (path === '/wc/v3/data/currencies/current' && { status: 200, value: { code: 'EUR' } }) ||
      (path === '/wc/v3/system_status' && {
        status: 200,
        value: only({ environment: { version: '11.0.1' } }, ask.query),
      });
    return reply || refuse(404, 'rest_no_route');
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const path = pathOf(url, options.plainLinks ?? false);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    if (path === null) return page(response, 404);
    const one: Asked = { method: request.method ?? '', path, query: url.searchParams, body };
    asked.push(one);
    const refused = path === '/' ? null : gate(request, url);
    const fault = faults.take(one);
    const apply = () =>
      refused === null
        ? route(path, { method: one.method, query: one.query, body: body === '' ? {} : JSON.parse(body) })
        : refuse(401, refused);
    if (fault?.is === 'meanwhile') await fault.act();
    if (!fault || fault.is === 'meanwhile') return answer(response, apply());
    goWrong(response, fault, apply, faults);
  }

  function answer(response: ServerResponse, { status, value, headers }: Reply, before = ''): void {
    const text = gzipSync(before + JSON.stringify(value));
    const date = new Date(shop.clock).toUTCString();
    response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip', date, ...headers });
    response.end(text);
  }

  function goWrong(
    response: ServerResponse,
    fault: Exclude<Fault, { is: 'meanwhile' }>,
    apply: () => Reply,
    { late }: Faults,
  ) {
    switch (fault.is) {
      case 'lost':
        if (fault.applied) apply();
        return response.destroy();
      case 'late':
        late.push(apply);
        return response.destroy();
      case 'page':
        if (fault.applied) apply();
        return page(response, fault.status, fault.retryAfter);
      case 'refusal': {
        const headers: Record<string, string> =
          fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
        return answer(response, { ...refuse(fault.status, fault.code), headers });
      }
      case 'noise':
        return answer(
          response,
          apply(),
          '<br />\n<b>Warning</b>: Undefined array key [0] {x} in /srv/wp/a.php on line <b>5</b>\n',
        );
      case 'half':
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 5_000 });
        response.write(JSON.stringify(apply().value).slice(0, 20));
        return setImmediate(() => response.destroy());
      case 'moved':
        return response.writeHead(307, { location: fault.to }).end();
    }
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => void serve(request, response);
  const server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  own = options.tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  return {
    url: own,
    shop,
    keys,
    faults,
    asked,
    makeKey: (rights) => {
      const pair = { key: `ck_${keys.size + 1}`, secret: `cs_secret_${keys.size + 1}` };
      keys.set(pair.key, { secret: pair.secret, rights });
      return pair;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The path within the interface; null where the address is a page of the shop. */
function pathOf(url: URL, plainLinks: boolean): string | null {
  const route = url.searchParams.get('rest_route');
  if (route !== null) return url.pathname === '/' || url.pathname === '/index.php' ? route : null;
  return plainLinks || !url.pathname.startsWith('/wp-json/') ? null : url.pathname.slice('/wp-json'.length);
}

function page(response: ServerResponse, status: number, retryAfter?: string): void {
  response.writeHead(status, { 'content-type': 'text/html', ...(retryAfter && { 'retry-after': retryAfter }) });
  response.end('<!doctype html><html><head><script>var a = {"b": [1]}</script></head><body>Sorry</body></html>');
}
