import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { outliveFaults } from './outlive-faults.ts';
import { type RunningServer, startServer } from './start.ts';

const usage =
  'npm run server -- --port PORT --data FOLDER [--host ADDRESS] [--new-token]   (DATABASE_URL instead of --data uses PostgreSQL)';

const words = {
  'data-in-use':
    'This data folder is in use by another Stockroom server. Nothing was changed. Stop that server first, or choose another folder with --data.',
  'database-newer':
    'This shop was last opened by a newer Stockroom server. Nothing was changed. Update this one, then start it again.',
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      host: { type: 'string' },
      'new-token': { type: 'boolean' },
    },
  });
  const databaseUrl = process.env['DATABASE_URL'];
  const port = Number(values.port ?? '0');
  if (!(databaseUrl || values.data) || !Number.isInteger(port) || port < 0 || port > 65_535) return giveUp(usage);
  const place = databaseUrl ? { databaseUrl } : { folder: resolve(values.data ?? '') };
  const started = await startServer({ ...place, port, host: values.host, newToken: values['new-token'] });
  if (!started.ok) return giveUp(words[started.failure.code]);
  outliveFaults();
  stopOnSignal(started.value);
  const { url, shopId, token } = started.value;
  console.log(JSON.stringify({ url, shop: shopId, ...(token === null ? {} : { token }) }));
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
