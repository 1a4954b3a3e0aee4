import path from 'node:path';
import { expect, test } from 'vitest';
import { argument, profileFrom } from './profile.ts';

const here = { env: { XDG_DATA_HOME: '/data' }, platform: 'linux', cwd: '/desk' } as const;

test('[HOST30] --profile names the folder, relative to where the command ran', () => {
  expect(profileFrom({ ...here, argv: ['electron', '.', '--profile', 'second'] }).folder).toBe(
    path.resolve('/desk/second'),
  );
  expect(profileFrom({ ...here, argv: ['electron', '.', '--profile=/other'] }).folder).toBe('/other');
});

test('[HOST30] without it the desk lies in this person’s local application data, the browser’s folder inside', () => {
  const { folder, browser } = profileFrom({ ...here, argv: ['electron', '.'] });
  expect(folder).toBe('/data/Stockroom');
  expect(browser).toBe('/data/Stockroom/browser');
});

test('[HOST30] an argument that is not there is null', () => {
  expect(argument(['a', '--port', '7'], 'port')).toBe('7');
  expect(argument(['a', '--port'], 'port')).toBeNull();
  expect(argument(['a', '--porter', '7'], 'port')).toBeNull();
});
