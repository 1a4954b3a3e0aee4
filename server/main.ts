import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { tokenScope } from '#shared/contract/store/tokens.ts';
import { administer, type Errand } from './administer.ts';
import type { Place } from './database/open.ts';
import { outliveFaults } from './outlive-faults.ts';
import { type RunningServer, startServer } from './start.ts';
import { programLog } from './watch/log-lines.ts';

const usage = `npm run server -- --port PORT --data FOLDER [--host ADDRESS] [--new-token [--scope desk|read-only|admin]]
  (DATABASE_URL instead of --data uses PostgreSQL)
without serving: --list-shops | --new-shop | --new-token --no-serve [--shop KEY] [--scope desk|read-only|admin]
--help says this.`;

/** As long as what a key file holds at least: a secret of fewer letters could be guessed. */
const SHORTEST_SECRET = 32;

const words = {
  'data-in-use':
    'This data folder is in use by another Stockroom server. Nothing was changed. Stop that server first, or choose another folder with --data.',
  'database-newer':
    'This shop was last opened by a newer Stockroom server. Nothing was changed. Update this one, then start it again.',
  'shops-together':
    'This login may not make the role that keeps shops apart, so its database can hold one shop only. Give it CREATEROLE, or make the role stockroom_shop and grant it.',
  'which-shop':
    'There are several shops here. Nothing was made. Say whose token it is with --no-serve --shop KEY; --list-shops prints the keys.',
  'shop-unknown': 'No shop here has this key. Nothing was made. --list-shops prints the keys.',
  'secret-short': `STOCKROOM_SECRET_KEY has fewer than ${SHORTEST_SECRET} letters, so that it could be guessed. Nothing was started. Make one with: openssl rand -base64 32. Keys of online stores that were sealed with the short one are asked for again.`,
} as const;

const options = {
  port: { type: 'string' },
  data: { type: 'string' },
  host: { type: 'string' },
  scope: { type: 'string' },
  shop: { type: 'string' },
  'new-token': { type: 'boolean' },
  'new-shop': { type: 'boolean' },
  'list-shops': { type: 'boolean' },
  'no-serve': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const log = programLog(Date.now);

async function main(): Promise<void> {
  // What the embedded database unpacks would else be everybody's to read and write.
  process.umask(0o077);
  const { values } = parseArgs({ options });
  if (values.help) return console.log(usage);
  const databaseUrl = process.env['DATABASE_URL'];
  const port = Number(values.port ?? '0');
  const scope = tokenScope.safeParse(values.scope ?? 'desk');
  if (!(databaseUrl || values.data) || !Number.isInteger(port) || port < 0 || port > 65_535 || !scope.success)
    return giveUp(usage);
  const secret = process.env['STOCKROOM_SECRET_KEY'];
  if (secret && secret.length < SHORTEST_SECRET) return giveUp(words['secret-short']);
  if (values.shop !== undefined && !values['no-serve']) return giveUp(usage);
  const place = databaseUrl ? { databaseUrl } : { folder: resolve(values.data ?? '') };
  if (values['list-shops']) return runErrand(place, { is: 'list-shops' });
  if (values['new-shop']) return runErrand(place, { is: 'new-shop' });
  if (values['no-serve']) return runErrand(place, { is: 'new-token', shopKey: values.shop ?? null, scope: scope.data });
  const started = await startServer({
    ...place,
    port,
    host: values.host,
    newToken: values['new-token'],
    scope: scope.data,
    figuresToken: process.env['STOCKROOM_METRICS_TOKEN'],
    trustedProxies: process.env['STOCKROOM_TRUSTED_PROXIES']?.split(',').map((one) => one.trim()),
    log,
  });
  if (!started.ok) return giveUp(words[started.failure.code]);
  outliveFaults(log);
  stopOnSignal(started.value);
  const { url, shopId, token } = started.value;
  console.log(JSON.stringify({ url, shop: shopId, ...(token === null ? {} : { token }) }));
}

async function runErrand(place: Place, errand: Errand): Promise<void> {
  const told = await administer(place, errand);
  if (!told.ok) return giveUp(words[told.failure.code]);
  for (const line of told.value) console.log(JSON.stringify(line));
}

/** Ends in peace when asked, and when the program that started it as its child is gone. */
function stopOnSignal(server: RunningServer): void {
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
}

function giveUp(why: string): void {
  console.error(why);
  process.exitCode = 2;
}

main().catch((fault: unknown) => {
  console.error(
    fault instanceof Error ? `The server could not start: ${fault.message}` : 'The server could not start.',
  );
  process.exit(1);
});
