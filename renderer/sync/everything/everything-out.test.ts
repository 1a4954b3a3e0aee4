import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { done, type Result } from '#shared/base/result.ts';
import { OUT_PIECE } from '#shared/contract/bridge/out-calls.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import { type OutFormat, type OutPart, outParts, outPartsByDefault } from '#shared/domain/everything/out-parts.ts';
import { proposeMapping } from '#shared/domain/import/detect.ts';
import { planImport } from '#shared/domain/import/plan.ts';
import { readProducts } from '#shared/domain/import/read-products.ts';
import { factHash } from '#shared/domain/operations/books.ts';
import { emptyBooks, fold, type MemoryBooks, verifyBooks } from '#shared/domain/operations/memory-books.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { isGone } from '#shared/domain/operations/bringing.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { Kind } from '#shared/domain/operations/rows.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import { type OutFolders, outFolders } from '#electron/files/out-folders.ts';
import type { OutDone } from '#renderer/db/out-work.ts';
import { factHashOf } from '#renderer/db/record.ts';
import { readDesk } from '#renderer/db/database.ts';
import { sealOldest } from '#renderer/db/sealing.ts';
import { everything, withCounts } from '#tests/fixtures/any-act.ts';
import { someDay } from '#tests/fixtures/folding-desk.ts';
import { tableOf } from '#tests/fixtures/import/files.ts';
import { busyDesk, openOutShop, type OutShop } from '#tests/fixtures/out-shop.ts';
import { fieldsSet } from '#tests/fixtures/seat.ts';
import { newProduct, newVariant, opening } from '#tests/fixtures/small-shop.ts';
import { existingIndex, exportedVariants, exportedPlaces, rowsIn, stockIn } from '../import/existing-variants.ts';
import { checkBooks } from '../books-check.ts';
import { everythingOut } from './everything-out.ts';
import { folderSink } from './out-sink.ts';

let folder: string;
let folders: OutFolders;
let shop: OutShop | null;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stockroom-out-'));
  folders = outFolders({ choose: async () => folder, show: () => undefined }, randomUUID);
  shop = null;
});
afterEach(async () => {
  await shop?.close();
  await folders.close();
  rmSync(folder, { recursive: true, force: true });
});

const slices = { now: () => 0, later: (run: () => void) => queueMicrotask(run) };
const now = () => someDay + 400 * 86_400_000;
const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code} ${result.failure.detail ?? ''}`);
  return result.value;
};

async function chosen(): Promise<string> {
  return must(valueOf(await folders.handlers['out.choose']({ title: '' })).chosen, 'a folder is chosen').handle;
}

type Asked = {
  readonly day?: string;
  readonly format?: OutFormat;
  readonly parts?: readonly OutPart[];
  readonly signal?: AbortSignal;
};

async function written(
  { session }: OutShop,
  { day, format = 'csv', parts = outParts, signal }: Asked = {},
): Promise<Result<OutDone>> {
  const ask = { format, parts, day: day ?? null, into: await chosen(), version: '1' };
  return everythingOut(
    session,
    ask,
    { signal: signal ?? new AbortController().signal, report: () => undefined },
    { now, slices },
  );
}

async function folderOf(one: OutShop, asked: Asked = {}): Promise<string> {
  const out = valueOf(await written(one, asked));
  return out.into === 'folder' ? out.folder : '';
}

type Line = Readonly<Record<string, string>>;
async function linesOf(at: string, file: string): Promise<readonly Line[]> {
  const text = readFileSync(path.join(at, `${file}.csv`), 'utf8');
  if (text.trim().split('\r\n').length < 2) return [];
  const { headers, rows } = await tableOf(text);
  return rows.map(({ cells }) => Object.fromEntries(headers.map((name, i) => [name, cells[i] ?? ''])));
}

const key = (line: Line) => [line['Variant ID'], line['Location ID'], line['Lot ID']].join(' ');
const addUp = (lines: readonly Line[], column: string) => {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(key(line), (sums.get(key(line)) ?? 0) + Math.round(Number(line[column]) * 1_000));
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0));
};
/** What the books say of every cell, as thousandths, keyed as the lines are. */
const levelsOf = ({ levels, rows }: MemoryBooks, figure: 'onHand' | 'committed' | 'incoming') =>
  Object.fromEntries(
    [...levels.values()].flatMap((level) => {
      const variant = rows.get(`variant:${level.variantId}`);
      const decimals = variant?.kind === 'variant' ? variant.decimals : 0;
      const amount = Math.round(Number(formatDecimal(level[figure], decimals)) * 1_000);
      return amount === 0 ? [] : [[[level.variantId, level.locationId, level.lotId ?? ''].join(' '), amount]];
    }),
  );

const states = (books: MemoryBooks) =>
  Object.fromEntries(
    [...books.rows.values()].flatMap((row) =>
      row.kind === 'order' && !row.voided && row.state !== 'void' ? [[row.id, row.state]] : [],
    ),
  );

describe('the figures of the files', () => {
  test('[OUT10] [OUT11] add up as the books do, whatever was done', async () => {
    const property = fc.asyncProperty(fc.nat(100_000), async (seed) => {
      const { desk } = busyDesk(seed, 90);
      const one = await openOutShop(desk, { out: folders.handlers });
      await sealOldest(one.session.db, { keepNewest: 5, lines: 20 });
      const at = await folderOf(one);
      expect(verifyBooks(desk.books)).toEqual([]);
      const stock = await linesOf(at, 'stock');
      expect(addUp(stock, 'On hand')).toEqual(levelsOf(desk.books, 'onHand'));
      expect(addUp(stock, 'Committed')).toEqual(levelsOf(desk.books, 'committed'));
      expect(addUp(stock, 'Incoming')).toEqual(levelsOf(desk.books, 'incoming'));
      expect(addUp(await linesOf(at, 'movements'), 'Quantity')).toEqual(levelsOf(desk.books, 'onHand'));
      const orders = await linesOf(at, 'orders');
      expect(Object.fromEntries(orders.map((line) => [line['Order ID'], line['State']]))).toEqual(states(desk.books));
      await one.close();
    });
    await fc.assert(property, { numRuns: 6 });
  });

  test('[OUT12] the lines of what was done are the facts, and the README has their hash and that of the books', async () => {
    const { desk } = busyDesk(7, 120);
    shop = await openOutShop(desk, { out: folders.handlers });
    const at = await folderOf(shop);
    const texts = readFileSync(path.join(at, 'activity.jsonl'), 'utf8').trimEnd().split('\n');
    expect(texts).toEqual(desk.texts());
    const books = emptyBooks();
    for (const text of texts) expect(fold(books, valueOf(parseOperation(text)), null).ok).toBe(true);
    expect([...books.rows]).toEqual([...desk.books.rows]);
    const known = factHashOf(must(await readDesk(shop.session.db), 'the shop is open'));
    expect(factHash(texts)).toBe(known);
    const readme = readFileSync(path.join(at, 'README.md'), 'utf8');
    expect(readme).toContain(`Facts: ${known}`);
    expect(readme).toContain(`Books: ${(await checkBooks(shop.session.db)).bookHash}`);
  });

  test('[OUT13] the products come back unchanged, with texts of every script, formulas and decimals', async () => {
    const { desk, shop: small } = busyDesk(3, 0);
    const names = ['Łódź 日本 "q", x;y', '=1+1', "'0309", '-5', 'a\nb', '🧀 Käse'];
    for (const [i, name] of names.entries()) {
      const product = newProduct(desk.nextId() as typeof small.mugProduct, name);
      const variant = {
        ...newVariant(desk.nextId() as VariantId, product.id, `010-${i}`, i % 2 === 0 ? 3 : 0),
        price: 1_999 + i,
      };
      desk.act({
        type: 'catalog.added',
        payload: { group: null, products: [product], variants: [variant], barcodes: [], rules: [], stock: [] },
      });
      desk.act(opening(variant.id, small.floor, 1_001 + i));
    }
    shop = await openOutShop(desk, { out: folders.handlers });
    for (const format of ['csv', 'xlsx'] as const) {
      const at = await folderOf(shop, { format });
      const table = await tableOf(new Uint8Array(readFileSync(path.join(at, `products.${format}`))));
      const rows = rowsIn(shop.session.db);
      const variants = await exportedVariants(rows, await stockIn(shop.session.db), await exportedPlaces(rows));
      const known = new Map(variants.map((row) => [String(row.variantId), row.decimals]));
      const read = readProducts(table, proposeMapping(table), {
        currencyDigits: 2,
        decimalsById: (id) => known.get(id),
      });
      const plan = planImport(read, await existingIndex(shop.session.db), { knownStock: 'observe' });
      expect(plan.counts).toEqual({ new: 0, changed: 0, same: variants.length, refused: 0 });
    }
  });
});

describe('a past day', () => {
  const day = (desk: { readonly operations: readonly Operation[] }, part: number) =>
    new Date(must(desk.operations[Math.floor(desk.operations.length * part)], 'there are acts').occurredAt)
      .toISOString()
      .slice(0, 10);

  test('[OUT20] [OUT21] is what the acts up to its end come to, an undo with the act it undoes', async () => {
    const choice = withCounts.filter(({ name }) =>
      ['adjust', 'move', 'addOrder', 'pick', 'ship', 'edit', 'mark'].includes(name),
    );
    const property = fc.asyncProperty(
      fc.nat(100_000),
      fc.double({ min: 0.2, max: 0.9, noNaN: true }),
      async (seed, part) => {
        const { desk } = busyDesk(seed, 90, choice);
        const one = await openOutShop(desk, { out: folders.handlers });
        const asked = day(desk, part);
        const at = await folderOf(one, { day: asked });
        const end = Date.parse(`${asked}T00:00:00Z`) + 86_400_000;
        const then = emptyBooks();
        const until = desk.operations.filter(({ occurredAt }) => occurredAt < end);
        for (const op of until) fold(then, op, null);
        const stock = await linesOf(at, 'stock');
        for (const figure of ['On hand', 'Committed', 'Incoming'] as const) {
          const name = ({ 'On hand': 'onHand', Committed: 'committed', Incoming: 'incoming' } as const)[figure];
          expect(addUp(stock, figure)).toEqual(levelsOf(then, name));
        }
        expect(addUp(await linesOf(at, 'movements'), 'Quantity')).toEqual(levelsOf(then, 'onHand'));
        const orders = await linesOf(at, 'orders');
        expect(Object.fromEntries(orders.map((line) => [line['Order ID'], line['State']]))).toEqual(states(then));
        const activity = readFileSync(path.join(at, 'activity.jsonl'), 'utf8').trimEnd().split('\n');
        expect(activity).toHaveLength(until.length);
        await one.close();
      },
    );
    await fc.assert(property, { numRuns: 5 });
  });

  test('[OUT21] what was undone later never was, and the sums still add up', async () => {
    const { desk } = busyDesk(11, 90, everything);
    shop = await openOutShop(desk, { out: folders.handlers });
    const at = await folderOf(shop, { day: day(desk, 0.6) });
    expect(addUp(await linesOf(at, 'stock'), 'On hand')).toEqual(addUp(await linesOf(at, 'movements'), 'Quantity'));
    expect(readFileSync(path.join(at, 'README.md'), 'utf8')).toContain('The past is told as it is known today');
  });

  test('[OUT22] prices and names are those of the day; a day before the shop was made is refused', async () => {
    const { desk, shop: small } = busyDesk(5, 0);
    const later = someDay + 30 * 86_400_000;
    desk.act(
      fieldsSet([{ kind: 'product', id: small.mugProduct, field: 'name', value: 'New name', was: 'Enamel mug' }]),
      later,
    );
    shop = await openOutShop(desk, { out: folders.handlers });
    const names = async (asked: Asked) =>
      (await linesOf(await folderOf(must(shop, 'open'), asked), 'products')).map((line) => line['Name']);
    expect(await names({ day: '2026-05-12' })).toContain('Enamel mug');
    expect(await names({})).toContain('New name');
    expect(await written(shop, { day: '2020-01-01' })).toMatchObject({ failure: { code: 'day-before-shop' } });
  });
});

describe('the files', () => {
  test('[OUT1] every row there is has its line in a list', async () => {
    const { desk } = busyDesk(31, 150);
    shop = await openOutShop(desk, { out: folders.handlers });
    const at = await folderOf(shop);
    const lists: Readonly<Record<Exclude<Kind, 'shop' | 'barcode' | 'writer'>, string>> = {
      ...{
        product: 'products',
        variant: 'products',
        location: 'locations',
        supplier: 'suppliers',
        rule: 'reorder-rules',
      },
      ...{
        listing: 'listings',
        channel: 'channels',
        lot: 'lots',
        order: 'orders',
        parcel: 'parcels',
        return: 'returns',
      },
      ...{ batch: 'batches', 'short-pick': 'short-picks', view: 'views', incoming: 'incoming', count: 'counts' },
      ...{ observation: 'count-observations', 'count-line': 'count-lines' },
    };
    for (const [kind, list] of Object.entries(lists)) {
      const rows = [...desk.books.rows.values()].filter((row) => row.kind === kind && !isGone(row));
      const lines = await linesOf(at, list);
      const count = kind === 'product' ? new Set(lines.map((line) => line['Product ID'])).size : lines.length;
      expect([kind, count]).toEqual([kind, rows.length]);
    }
    expect(await linesOf(at, 'movements')).toHaveLength(desk.books.movements.length);
    const shown = new Set((await linesOf(at, 'products')).map((line) => line['Variant ID']));
    const barcodes = [...desk.books.rows.values()].filter(
      (row) => row.kind === 'barcode' && !isGone(row) && shown.has(row.variantId),
    );
    const cells = (await linesOf(at, 'products')).flatMap((line) =>
      Object.entries(line).filter(([header, cell]) => header.startsWith('Barcode ') && cell !== ''),
    );
    expect(cells).toHaveLength(barcodes.length);
  });

  test('[OUT2] people are left out unless they are asked for', async () => {
    const { desk } = busyDesk(4, 10);
    const contact = {
      contactId: randomUUID(),
      kind: 'customer' as const,
      erased: false,
      name: 'Plantperson',
      address: '',
      phone: '',
      email: '',
      note: '',
    };
    shop = await openOutShop(desk, { out: folders.handlers, contacts: [contact] });
    const at = await folderOf(shop, { parts: outPartsByDefault });
    const all = readdirSync(at)
      .map((file) => readFileSync(path.join(at, file), 'utf8'))
      .join('');
    expect(all).not.toContain('Plantperson');
    expect(all).toContain('People (customers, staff, contacts at suppliers) were left out.');
  });

  test('[OUT30] [OUT31] it goes in slices and pieces, and tells how far it is and at which file', async () => {
    const { desk } = busyDesk(6, 60);
    shop = await openOutShop(desk, { out: folders.handlers });
    let [clock, pauses] = [0, 0];
    const stepping = {
      now: () => (clock += 5),
      later: (run: () => void) => {
        pauses++;
        queueMicrotask(run);
      },
    };
    const told: [number, number | null, string | undefined][] = [];
    const ask = { format: 'csv' as const, parts: outParts, day: null, into: await chosen(), version: '1' };
    const report = (part: number, total: number | null, file?: string) => void told.push([part, total, file]);
    valueOf(
      await everythingOut(
        shop.session,
        ask,
        { signal: new AbortController().signal, report },
        { now, slices: stepping },
      ),
    );
    expect(pauses).toBeGreaterThan(50);
    expect(new Set(told.map(([, , file]) => file)).size).toBeGreaterThan(5);
    expect(told.every(([part], i) => part >= (told[i - 1]?.[0] ?? 0))).toBe(true);

    const pieces: string[] = [];
    const host: Host = {
      ask: async (channel, question) => {
        if (channel === 'out.write' && 'piece' in question && 'text' in question.piece)
          pieces.push(question.piece.text);
        return done(channel === 'out.begin' ? { outId: '1' } : { folder: '' }) as Result<never>;
      },
    };
    const sink = valueOf(await folderSink(host, '1', 'Shop'));
    const long = `x${'🧀'.repeat(1_200_000)}`;
    await sink.write('a.csv', long);
    await sink.finish();
    expect(pieces.every((piece) => piece.length <= OUT_PIECE)).toBe(true);
    expect(Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'utf8'))).toString('utf8') === long).toBe(true);
  });

  test('[OUT3] [OUT4] every list is there in every format, and the README names each with each of its columns', async () => {
    const { desk } = busyDesk(23, 80);
    const contact = {
      contactId: randomUUID(),
      kind: 'customer' as const,
      erased: false,
      name: 'Łucja "L." Ober',
      address: 'Weg 1\n1010 Wien',
      phone: '',
      email: 'l@example.org',
      note: '',
    };
    shop = await openOutShop(desk, { out: folders.handlers, contacts: [contact] });
    const csv = await folderOf(shop);
    const jsonl = await folderOf(shop, { format: 'jsonl' });
    const xlsx = await folderOf(shop, { format: 'xlsx' });
    const lists = readdirSync(csv)
      .filter((file) => file.endsWith('.csv'))
      .map((file) => file.slice(0, -4));
    expect(lists.length).toBeGreaterThan(24);
    const readme = readFileSync(path.join(csv, 'README.md'), 'utf8');
    for (const list of lists) {
      expect(readme).toContain(`### ${list}.csv`);
      const lines = await linesOf(csv, list);
      const objects = readFileSync(path.join(jsonl, `${list}.jsonl`), 'utf8')
        .split('\n')
        .filter((text) => text !== '')
        .map((text): Line => JSON.parse(text));
      expect(objects).toHaveLength(lines.length);
      expect(existsSync(path.join(xlsx, `${list}.xlsx`))).toBe(true);
      for (const header of Object.keys(lines[0] ?? {})) expect(readme).toContain(`- **${header}** (`);
    }
    expect(readme).not.toMatch(/\): $/m);
    expect((await linesOf(csv, 'people'))[0]).toMatchObject({ Name: 'Łucja "L." Ober', Address: 'Weg 1\n1010 Wien' });
    const book = await tableOf(new Uint8Array(readFileSync(path.join(xlsx, 'movements.xlsx'))));
    expect(book.rows).toHaveLength((await linesOf(csv, 'movements')).length);
  });

  test('[OUT7] pictures are files by their hash; those that are not here are told', async () => {
    const { desk, shop: small } = busyDesk(1, 0);
    const [here, gone] = ['a'.repeat(64), 'b'.repeat(64)];
    desk.act(fieldsSet([{ kind: 'product', id: small.mugProduct, field: 'pictures', value: [here, gone], was: null }]));
    const bytes = Buffer.from([0xff, 0xd8, 1, 2, 3]);
    shop = await openOutShop(desk, { out: folders.handlers, blobs: { [here]: bytes.toString('base64') } });
    const at = await folderOf(shop);
    expect(readFileSync(path.join(at, 'pictures', `${here}.jpg`))).toEqual(bytes);
    expect((await linesOf(at, 'product-pictures')).map((line) => line['File'])).toEqual([`pictures/${here}.jpg`, '']);
    expect(readFileSync(path.join(at, 'README.md'), 'utf8')).toContain('1 pictures are not on this computer');
  });

  test('[OUT6] one that is stopped, or whose folder does not take it, leaves nothing', async () => {
    const { desk } = busyDesk(2, 60);
    const stopped = new AbortController();
    let pieces = 0;
    const handlers: OutFolders['handlers'] = {
      ...folders.handlers,
      'out.write': async (ask) => {
        pieces++;
        if (pieces === 4) stopped.abort();
        return folders.handlers['out.write'](ask);
      },
    };
    shop = await openOutShop(desk, { out: handlers });
    expect(await written(shop, { signal: stopped.signal })).toMatchObject({ failure: { code: 'cancelled' } });
    expect(readdirSync(folder)).toEqual([]);
    await shop.close();
    const full: OutFolders['handlers'] = {
      ...folders.handlers,
      'out.write': async () => ({ ok: false, failure: { code: 'folder-full' } }),
    };
    shop = await openOutShop(desk, { out: full });
    expect(await written(shop)).toMatchObject({ failure: { code: 'folder-full' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('[OUT8] without folders it is one packed file with the same in it', async () => {
    const { desk } = busyDesk(9, 40);
    shop = await openOutShop(desk, { out: folders.handlers });
    const at = await folderOf(shop);
    const ask = { format: 'csv' as const, parts: outParts, day: null, into: null, version: '1' };
    const out = valueOf(
      await everythingOut(
        shop.session,
        ask,
        { signal: new AbortController().signal, report: () => undefined },
        { now, slices },
      ),
    );
    const { unzipSync } = await import('fflate');
    const files = unzipSync(new Uint8Array(await must(out.into === 'file' ? out.file : null, 'a file').arrayBuffer()));
    const names = readdirSync(at, { recursive: true })
      .map(String)
      .filter((name) => name.includes('.'));
    expect(
      Object.keys(files)
        .map((name) => name.slice(name.indexOf('/') + 1))
        .toSorted(),
    ).toEqual(names.toSorted());
    for (const [name, bytes] of Object.entries(files))
      expect(Buffer.from(bytes).equals(readFileSync(path.join(at, name.slice(name.indexOf('/') + 1))))).toBe(true);
  });
});
