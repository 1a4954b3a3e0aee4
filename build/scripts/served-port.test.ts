import { expect, test } from 'vitest';
import { servedPort } from './served-port.ts';

test('[HOST51] the port is 47811, whatever else is said, unless --port names another', () => {
  expect(servedPort(['node', 'serve.mjs'])).toBe(47_811);
  expect(servedPort(['node', 'serve.mjs', '--profile', '/tmp/desk'])).toBe(47_811);
  expect(servedPort(['node', 'serve.mjs', '--port', '8080'])).toBe(8_080);
  expect(servedPort(['node', 'serve.mjs', '--port', '0'])).toBe(0);
});

test.each(['eighty', '', '-1', '65536', '80.5'])('[HOST51] --port %s is no port, and none is taken for it', (said) => {
  expect(servedPort(['node', 'serve.mjs', `--port=${said}`])).toBe(null);
});
