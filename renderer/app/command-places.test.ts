import { expect, test, vi } from 'vitest';
import { placeOf } from './command-places.ts';

/** Loading every screen takes its time on a busy machine. */
const patience = 60_000;

const pathOf = (place: string) => place.split('?')[0] ?? place;

test('[SH63] every command of a screen is done at a place there is, or at the thing it needs', {
  timeout: patience,
}, async () => {
  // The screens' modules look for what they kept on this PC; here nothing was kept.
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  const { allCommands } = await import('./command-list.ts');
  const { routes } = await import('./routes.tsx');
  const paths = routes.map(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`));
  const lost = allCommands.filter((spec) => {
    const way = placeOf(spec);
    return way !== null && !paths.some((path) => path.test(pathOf(way.at)));
  });
  expect(lost.map(({ id }) => id)).toEqual([]);
});

test('[SH63] what is done to one thing asks for it, and what is done to a list does not', () => {
  const needs = (id: string) => placeOf({ id, scope: id.split('.')[0] ?? '' })?.needs;
  expect(needs('orders.pick')).toBe('orders');
  expect(needs('stock.edit')).toBe('products');
  for (const id of ['stock.bin', 'stock.taxClass', 'stock.ownCodes', 'pictures.add'])
    expect(needs(id)).toBe('products');
  for (const id of ['counts.post', 'counts.export', 'counts.quantity']) expect(needs(id)).toBe('counts');
  expect(placeOf({ id: 'printers.test', scope: 'settings' })?.at).toBe('/settings/printers');
  expect(placeOf({ id: 'supplier.merge', scope: 'suppliers' })).toMatchObject({ at: '/suppliers', needs: 'suppliers' });
  for (const id of [
    'stock.new',
    'stock.adjust',
    'stock.export',
    'orders.new',
    'orders.import',
    'counts.new',
    'suppliers.new',
  ])
    expect(needs(id)).toBeNull();
});

test('[SH63] what books or empties a list is only shown', () => {
  expect(placeOf({ id: 'receive.save', scope: 'purchasing' })).toEqual({
    at: '/purchasing/receive',
    needs: null,
    look: true,
  });
  expect(placeOf({ id: 'shell.dark', scope: 'global' })).toBeNull();
});
