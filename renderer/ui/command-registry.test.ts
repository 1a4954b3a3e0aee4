import { expect, test } from 'vitest';
import type { CommandSpec } from './command.ts';
import { createCommandRegistry } from './command-registry.ts';

const specs: readonly CommandSpec[] = [
  { id: 'adjust', title: 'adjust', scope: 'stock', menu: { menu: 'stock', order: 1 } },
];

function bound(log: string[]) {
  const registry = createCommandRegistry();
  const offer = (name: string) => registry.bind({ specs, handlers: () => ({ adjust: () => log.push(name) }) });
  return { registry, offer };
}

test('[SH19] of two screens the later does it, and when it goes the earlier does again', () => {
  const log: string[] = [];
  const { registry, offer } = bound(log);
  offer('list');
  const stop = offer('panel');
  registry.run('adjust');
  stop();
  registry.run('adjust');
  expect(log).toEqual(['panel', 'list']);
});

test('[SH19] what cannot be done now is not live, and what is not live is not done', () => {
  const registry = createCommandRegistry();
  registry.bind({ specs, handlers: () => ({ adjust: null }) });
  expect(registry.live()).toEqual([]);
  expect(registry.run('adjust')).toBe(false);
});

test('[SH19] a listener hears when something begins or ceases to be possible', () => {
  const { registry, offer } = bound([]);
  let heard = 0;
  const stopListening = registry.subscribe(() => {
    heard++;
  });
  offer('list')();
  expect(heard).toBe(2);
  stopListening();
  offer('list');
  expect(heard).toBe(2);
});

test('[SH18] keys are silent until every pause is over', () => {
  const registry = createCommandRegistry();
  const [first, second] = [registry.pause(), registry.pause()];
  first();
  expect(registry.paused()).toBe(true);
  second();
  expect(registry.paused()).toBe(false);
});

test('a source that was replaced does not take its successor with it', async () => {
  const registry = createCommandRegistry();
  const stop = registry.addSource('products', async () => []);
  registry.addSource('products', async () => [{ id: '1', title: 'Cup', run: () => undefined }]);
  stop();
  expect(await registry.sources().get('products')?.('c', new AbortController().signal)).toHaveLength(1);
});

test('[SH47] a command waits until every open field has saved or been answered', () => {
  const log: string[] = [];
  const { registry, offer } = bound(log);
  offer('list');
  let isAnswered = false;
  const stop = registry.mind({ settle: () => isAnswered });
  registry.run('adjust');
  registry.live()[0]?.run();
  expect([log, registry.settle()]).toEqual([[], false]);
  isAnswered = true;
  registry.run('adjust');
  expect(log).toEqual(['list']);
  isAnswered = false;
  stop();
  registry.run('adjust');
  expect(log).toEqual(['list', 'list']);
});
