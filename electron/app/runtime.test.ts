import { expect, test } from 'vitest';
import { runtimeFacts } from './runtime.ts';

test('[HOST40] an Electron below the safety floor is a development runtime', () => {
  expect(runtimeFacts({ electron: '45.4.1' })).toEqual({ name: 'Electron 45.4.1', development: false });
  expect(runtimeFacts({ electron: '25.1.1' })).toEqual({ name: 'Electron 25.1.1', development: true });
  expect(runtimeFacts({ node: '20.20.2' })).toEqual({ name: 'Node 20.20.2', development: true });
});
