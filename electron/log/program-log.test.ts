import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openProgramLog } from './program-log.ts';
import { scrubFacts, scrubText } from './scrub.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-log-'));
let nth = 0;
const openLog = (at: { now: number } = { now: 0 }) =>
  openProgramLog({ folder: path.join(folder, String(nth++)), home: '/home/anna', now: () => at.now });
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('[LOG1] a line is JSON with its time, its level, what happened and its facts', () => {
  const log = openLog();
  log.note('error', 'shown', { details: 'token-refused: missing' });
  expect(lines(log.read())).toEqual([
    { at: expect.stringMatching(/^\d{4}-.*Z$/), level: 'error', what: 'shown', details: 'token-refused: missing' },
  ]);
});

const key = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA';
test.each([
  ['a bearer header', `Authorization: Bearer ${key}`],
  ['a token in an address', `http://127.0.0.1:7420/?token=${key}`],
  ['a password in an address', 'postgres://anna:hunter2hunter2@db.example/stock'],
  ['a password in a text', 'password=hunter2hunter2'],
  ['a JSON text', `{"password":"hunter2hunter2","x":1}`],
  ['a bare token', `the server said ${key} to it`],
  ['a mail address', 'sent to anna.lee@example.com'],
  ['the folder of a person', 'EACCES /home/anna/.config/stockroom/journal'],
])('[LOG2] %s is never written', (_, text) => {
  const log = openLog();
  log.note('error', 'host', { detail: text });
  log.note('error', 'host', { token: text });
  for (const secret of [key, 'hunter2', 'anna']) expect(log.read()).not.toContain(secret);
});

test('[LOG2] what helps stays: ids, codes, addresses, places in a file', () => {
  const texts = [
    'already-done: 01890a5d-ac96-774b-bcce-b302099a8057',
    'journal-gap: head 12, asked 14',
    'http://127.0.0.1:7420/v1/changes?epoch=a&seq=12',
    'TypeError: x is not a function at app://stockroom/assets/index-Cr9SDwqW.js:12:3456',
  ];
  for (const text of texts) expect(scrubText(text, '/home/anna')).toBe(text);
});

test('[LOG2] a value named like a secret is hidden whatever it is', () => {
  expect(scrubFacts({ apiKey: 'a', cookies: 'b', code: 'c', count: 3 }, '/')).toEqual({
    apiKey: '[hidden]',
    cookies: '[hidden]',
    code: 'c',
    count: 3,
  });
});

test('[LOG3] the same within a minute is counted, and a storm of others ends', () => {
  const at = { now: 0 };
  const log = openLog(at);
  for (let i = 0; i < 50; i++) log.note('warn', 'sync', { code: 'away' });
  at.now = 61_000;
  log.note('warn', 'sync', { code: 'away' });
  expect(lines(log.read()).map(({ before }) => before)).toEqual([undefined, 49]);
  for (let i = 0; i < 10_000; i++) log.note('warn', 'sync', { code: `other ${i}` });
  expect(lines(log.read()).length).toBeLessThan(200);
});

test('[LOG3] [DATA-P6] a clock that is set back silences nothing', () => {
  const at = { now: 365 * 24 * 3_600_000 };
  const log = openLog(at);
  for (let i = 0; i < 200; i++) log.note('warn', `storm ${i}`);
  log.note('warn', 'again');
  at.now = 0;
  log.note('warn', 'again');
  expect(lines(log.read()).at(-1)).toMatchObject({ what: 'again' });
});

test('[LOG4] a full log begins anew and keeps the one before', () => {
  const at = { now: 0 };
  const log = openLog(at);
  for (let i = 0; i < 2_000; i++) {
    at.now += 61_000;
    log.note('info', 'filled', { text: `${i} ${'lorem ipsum '.repeat(60)}` });
  }
  const old = log.file.replace('.log', '.old.log');
  expect(statSync(log.file).size + statSync(old).size).toBeLessThan(1_200_000);
  expect(readFileSync(log.file, 'utf8')).toContain('1999 lorem');
  expect(log.read().length).toBeGreaterThan(500_000);
});

test('[LOG4] where nothing can be written the program goes on', () => {
  const blocked = path.join(folder, 'blocked');
  rmSync(folder, { recursive: true, force: true });
  const log = openProgramLog({ folder: path.join(blocked, 'under'), home: '/', now: () => 0 });
  log.note('info', 'first');
  rmSync(blocked, { recursive: true });
  writeFileSync(blocked, 'a file where the folder was');
  log.note('info', 'second');
  expect(existsSync(log.file)).toBe(false);
  expect(log.read()).toBe('');
});
