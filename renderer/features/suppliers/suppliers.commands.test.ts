import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { undoActs } from '#renderer/db/undo.ts';
import { supplierNamed } from '#shared/domain/suppliers/remaining.ts';
import type { SupplierId } from '#shared/domain/operations/ids.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import {
  archiveSupplier,
  mergeSupplier,
  restoreContact,
  saveSupplier,
  type SupplierForm,
} from './suppliers.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const form = (more: Partial<SupplierForm> = {}): SupplierForm => ({
  name: 'Mill & Co',
  leadTimeDays: 5,
  email: 'mill@example.org',
  phone: '',
  address: '',
  note: '',
  ...more,
});
const names = () => s.shop.catalogue.suppliers().map(({ name }) => name);
const code = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) => answer.failure?.code;
const contactOf = async (id: SupplierId) => {
  const row = await s.shop.db.suppliers.get(id);
  return row?.contactId ? s.shop.db.contacts.get(row.contactId) : undefined;
};
/** Gives the mug a supplier, and answers how the mug is shown. */
const mugOf = async (id: SupplierId) => {
  const was = (await s.shop.db.products.get(s.mugProduct))?.supplierId ?? null;
  const set = { kind: 'product', id: s.mugProduct, field: 'supplierId', value: id, was } as const;
  await s.decide({ type: 'fields.set', payload: { group: null, sets: [set] } });
  return () => s.shop.catalogue.rowAt(s.shop.catalogue.slotOf(s.mug) ?? -1);
};

test('[PUR31] a supplier is kept with its contact record, which an edit changes and its undo restores', async () => {
  const { id, opIds } = value(await saveSupplier(s.shop, null, form()));
  expect(await contactOf(id)).toMatchObject({
    kind: 'supplier',
    name: 'Mill & Co',
    email: 'mill@example.org',
    pending: 2,
  });
  const edited = value(await saveSupplier(s.shop, id, form({ phone: ' 12 ' })));
  expect(edited.opIds).toEqual([]);
  expect(await contactOf(id)).toMatchObject({ phone: '12' });
  if (!edited.contactBefore) return expect.fail('the contact was there before');
  value(await restoreContact(s.shop, edited.contactBefore));
  expect(await contactOf(id)).toMatchObject({ phone: '' });
  expect(code(await saveSupplier(s.shop, id, form()))).toBe('nothing-changed');
  value(await undoActs(s.shop, opIds));
  expect(names()).toEqual(['Hill Pottery']);
});

test('[PUR31] a name that another has is refused, its own and that of a merged one is not', async () => {
  expect(code(await saveSupplier(s.shop, null, form({ name: ' hill  POTTERY' })))).toBe('supplier-name-taken');
  expect(code(await saveSupplier(s.shop, null, form({ name: ' ' })))).toBe('supplier-name-missing');
  const { id } = value(await saveSupplier(s.shop, null, form()));
  value(await saveSupplier(s.shop, id, form({ name: 'MILL & CO' })));
  value(await mergeSupplier(s.shop, id, s.supplier));
  value(await saveSupplier(s.shop, null, form()));
  expect(names()).toEqual(['Hill Pottery', 'Mill & Co']);
});

test('[PUR33] an archived supplier comes back by its undo', async () => {
  const { opIds } = value(await archiveSupplier(s.shop, s.supplier, true));
  expect(s.shop.catalogue.supplier(s.supplier)?.archived).toBe(true);
  value(await undoActs(s.shop, opIds));
  expect(s.shop.catalogue.supplier(s.supplier)?.archived).toBe(false);
});

test('[PUR34] [PUR35] [PUR36] products of a merged supplier are those of the one that remains, new ones of its name too', async () => {
  const { id } = value(await saveSupplier(s.shop, null, form({ leadTimeDays: 3 })));
  const other = value(await saveSupplier(s.shop, null, form({ name: 'Other', leadTimeDays: null, email: '' })));
  const mug = await mugOf(id);
  const { opIds } = value(await mergeSupplier(s.shop, id, other.id));
  expect(names()).toEqual(['Hill Pottery', 'Other']);
  expect(mug()).toMatchObject({ supplierId: other.id, supplier: 'Other' });
  // What it did not say itself it takes over.
  expect(s.shop.catalogue.supplier(other.id)).toMatchObject({ leadTimeDays: 3 });
  expect(await contactOf(other.id)).toMatchObject({ email: 'mill@example.org' });
  // An offline desk gives a product to the one that is gone.
  expect((await mugOf(id))()).toMatchObject({ supplier: 'Other' });
  expect(supplierNamed('mill & co', await s.shop.db.suppliers.toArray())).toBe(other.id);
  expect(code(await mergeSupplier(s.shop, other.id, id))).toBe('supplier-merged-with-itself');
  value(await undoActs(s.shop, opIds));
  expect(mug()).toMatchObject({ supplierId: id, supplier: 'Mill & Co' });
  expect(names()).toEqual(['Hill Pottery', 'Mill & Co', 'Other']);
});
