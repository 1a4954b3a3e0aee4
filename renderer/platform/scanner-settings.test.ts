import { expect, test } from 'vitest';
import { openScannerSettings } from './scanner-settings.ts';

function shelf(text: string | null = null) {
  const kept = new Map<string, string>(text === null ? [] : [['stockroom.scanner', text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('[SCN7] what was chosen for the scanner is there at the next start, and told at once', () => {
  const keep = shelf();
  const settings = openScannerSettings(keep);
  let told = 0;
  const stop = settings.subscribe(() => told++);
  settings.change({ suffix: 'tab', prefix: '~' });
  stop();
  settings.change({ sounds: false });
  expect(told).toBe(1);
  expect(openScannerSettings(keep).get()).toEqual({ suffix: 'tab', prefix: '~', sounds: false });
});

test('[SCN7] what nobody understands counts as not chosen', () => {
  const plain = { suffix: 'enter', prefix: '', sounds: true };
  expect(openScannerSettings(shelf('no json')).get()).toEqual(plain);
  expect(openScannerSettings(shelf('{"suffix":"f9","prefix":3}')).get()).toEqual(plain);
});
