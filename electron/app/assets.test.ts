import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileFor, readAsset } from './assets.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stockroom-assets-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'assets', 'main-1.js'), 'export {};');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('[HOST20] the page and its files are answered with the policy on every one of them', async () => {
  for (const name of ['/', '/orders/7', '/assets/main-1.js', '/missing.js']) {
    const { headers } = await readAsset(folder, name);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  expect((await readAsset(folder, '/assets/main-1.js')).headers['content-type']).toMatch('text/javascript');
  expect((await readAsset(folder, '/missing.js')).status).toBe(404);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/../../secret.txt',
  '/..%2fsecret.txt',
  '/..\\secret.txt',
  '/%00.txt',
  '/%',
  '//etc/passwd.txt',
  '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
])('[HOST21] %s names nothing outside the bundle', (name) => {
  const file = fileFor('/bundle', name);
  expect(file === null || file.startsWith('/bundle/')).toBe(true);
});
