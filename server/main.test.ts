import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { clientOf, readLog } from '#tests/fakes/store-server/client.ts';
import { offeringDesk } from '#tests/fakes/store-server/desk.ts';
import { shopId } from '#tests/fixtures/folding-desk.ts';
import { type ServerProgram, serverProgram } from '#tests/fixtures/server-process.ts';
import { opening, smallShop } from '#tests/fixtures/small-shop.ts';

const data = mkdtempSync(join(tmpdir(), 'stockroom-main-'));
let program: ServerProgram;

beforeAll(async () => {
  program = await serverProgram();
}, 90_000);
afterEach(() => program.killAll());
afterAll(() => {
  program.remove();
  rmSync(data, { recursive: true, force: true });
});

const run = (...of: Parameters<ServerProgram['run']>) => program.run(...of);

test('[SRV21] prints one line, serves, and ends in peace on SIGTERM; [SRV20] a second one on the folder is told so', async () => {
  mkdirSync(join(data, 'postgres.making', 'base'), { recursive: true });
  writeFileSync(join(data, 'postgres.making', 'PG_VERSION'), 'a first start that was cut short');
  const first = run(['--port', '0', '--data', data]);
  const line = await first.line;
  expect(line).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    shop: null,
    token: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(
    (await clientOf({ ...line, token: must(line.token, 'the first start has a token') }).claim(shopId)).status,
  ).toBe(200);
  const second = await run(['--data', data]).ended;
  expect([second.code, second.said]).toEqual([2, '']);
  expect(second.complained).toContain('in use by another Stockroom server. Nothing was changed.');
  first.child.kill('SIGTERM');
  expect(await first.ended).toEqual({ code: 0, said: `${JSON.stringify(line)}\n`, complained: '' });
  const again = run(['--data', data]);
  expect(await again.line).toEqual({ url: expect.any(String), shop: shopId });
  again.child.kill('SIGTERM');
  expect((await again.ended).code).toBe(0);
}, 90_000);

test('[SRV19] killed while a desk pushes: what was acknowledged is there, nothing is torn or twice, and the rest can be sent again', async () => {
  const desk = offeringDesk(1);
  const shop = smallShop(desk.nextId);
  const written: string[] = [];
  const acknowledged = new Map<string, number>();
  let token = '';
  for (const pushes of [9, 17, Number.POSITIVE_INFINITY]) {
    const { child, line } = run(['--data', data, ...(token === '' ? ['--new-token'] : [])]);
    const started = await line;
    token = started.token ?? token;
    const client = clientOf({ ...started, token });
    const log = await readLog(client);
    const kept = new Map(log.map(({ opId, seq }) => [opId, seq]));
    for (const [opId, seq] of acknowledged) expect([opId, kept.get(opId)]).toEqual([opId, seq]);
    for (let n = 0; n < 20; n++) written.push(desk.write(opening(shop.mug, shop.floor, 1)).text);
    const left = written.slice(log.length);
    for (const [i, text] of left.entries()) {
      const asked = client.push([text]);
      if (i === pushes) {
        // Somewhere in the middle of this push, wherever the process is with it.
        child.kill('SIGKILL');
        await asked.catch(() => undefined);
        break;
      }
      const [result] = (await asked).body.results;
      expect(result).toMatchObject({ outcome: 'accepted' });
      if (result && 'seq' in result) acknowledged.set(result.opId, result.seq);
    }
    if (pushes > written.length) {
      expect((await readLog(client)).map(({ text }) => text)).toEqual(written);
      expect((await client.hash()).body.differences).toBe(0);
    }
  }
}, 90_000);

test('[SRV21] says how it is used when it is asked for nothing possible', async () => {
  const ends = await Promise.all(
    [
      ['--port', '0'],
      ['--port', '70000', '--data', data],
    ].map((args) => run(args).ended),
  );
  for (const end of ends)
    expect(end).toMatchObject({
      code: 2,
      said: '',
      complained: expect.stringContaining('npm run server -- --port PORT --data FOLDER'),
    });
  const unknown = await run(['--dta', data]).ended;
  expect([unknown.code, unknown.complained]).toEqual([1, expect.stringContaining("Unknown option '--dta'")]);
}, 90_000);

test('[SRV60] a secret that could be guessed is refused before anything is made, and --help says how it is used', async () => {
  const never = join(data, 'never');
  const short = await run(['--data', never], { STOCKROOM_SECRET_KEY: 'x'.repeat(31) }).ended;
  expect([short.code, short.said]).toEqual([2, '']);
  expect(short.complained).toContain('STOCKROOM_SECRET_KEY has fewer than 32 letters');
  expect(() => statSync(never)).toThrow('ENOENT');
  expect(await run(['--help']).ended).toMatchObject({
    code: 0,
    said: expect.stringContaining('--new-token --no-serve'),
  });
}, 90_000);

test.skipIf(process.platform === 'win32')(
  '[SRV61] what it makes is its own user’s alone, whatever was usual there',
  async () => {
    const folder = join(data, 'own');
    const { child, line, ended } = run(['--data', folder]);
    await line;
    child.kill('SIGTERM');
    await ended;
    const others = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .concat('')
      .filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);
    expect(others).toEqual([]);
  },
  90_000,
);
