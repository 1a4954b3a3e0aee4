import { expect, test } from 'vitest';
import type { CommandSpec } from './command.ts';
import { createCommandRegistry } from './command-registry.ts';
import type { FindSource, Found } from './finder.ts';

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

const source = (id: string, order = 0): FindSource => ({ id, name: id, one: id, order, find: async () => [] });

test('a source that was replaced does not take its successor with it', () => {
  const registry = createCommandRegistry();
  const stop = registry.addSource(source('products'));
  const next = source('products');
  registry.addSource(next);
  stop();
  expect(registry.sources()).toEqual([next]);
});

test('[SH64] what was opened by finding it is remembered, the latest first, as long as its kind can be found', () => {
  const registry = createCommandRegistry();
  const [orders, products] = [source('orders', 2), source('products', 1)];
  const stop = registry.addSource(orders);
  registry.addSource(products);
  expect(registry.sources()).toEqual([products, orders]);
  const found = (id: string): Found => ({ id, title: id, icon: 'product', fit: 'code', place: `/${id}` });
  for (const id of ['a', 'b', 'a']) registry.noteOpened({ kind: products, found: found(id) });
  registry.noteOpened({ kind: orders, found: found('o') });
  expect(registry.opened().map((opened) => opened.found.id)).toEqual(['o', 'a', 'b']);
  stop();
  expect(registry.opened().map((opened) => opened.found.id)).toEqual(['a', 'b']);
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
