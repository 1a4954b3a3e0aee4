import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '#build/scripts/root.mjs';
import { v1 } from '#renderer/db/versions/v1.ts';
import { v2 } from '#renderer/db/versions/v2.ts';
import { v3 } from '#renderer/db/versions/v3.ts';
import { chanceFrom } from '#tests/fakes/forgetful-files.ts';
import { expectedShop } from '#tests/fixtures/released/load.ts';
import { type Desk, launchElectron } from './drive.ts';
import { proof } from './steps.ts';

const kept = path.join(root, 'tests/fixtures/released/0.1/shop');
const expected = expectedShop();
const place = mkdtempSync(path.join(tmpdir(), 'stockroom-old-'));
const template = path.join(place, 'as 0.1 left it');
let desk: Desk | null = null;

/** Puts the tables that 0.1 kept into this window's own IndexedDB, in the shape that its schema gave them. */
async function putTables(page: Page): Promise<void> {
  const dump = gunzipSync(readFileSync(path.join(kept, 'tables.json.gz'))).toString('utf8');
  await page.evaluate(
    async ({ dump, schema }) => {
      const kinds = {
        Uint8Array,
        Uint16Array,
        Uint32Array,
        Int8Array,
        Int16Array,
        Int32Array,
        Float64Array,
        BigInt64Array,
      };
      const { name, version, tables } = JSON.parse(dump, (_, value) => {
        if (typeof value !== 'object' || value === null || !('packed' in value)) return value;
        const bytes = Uint8Array.from(atob(value.bytes), (sign) => sign.charCodeAt(0)).buffer;
        const Kind = kinds[value.packed as keyof typeof kinds];
        return Kind ? new Kind(bytes) : bytes;
      }) as { name: string; version: number; tables: Record<string, unknown[]> };
      const keyPath = (text: string) => (text.startsWith('[') ? text.slice(1, -1).split('+') : text);
      // Dexie counts its versions in tens.
      const opening = indexedDB.open(name, version * 10);
      opening.onupgradeneeded = () => {
        for (const [table, spec] of Object.entries(schema)) {
          const [primary = '', ...indexes] = spec.split(',').map((part) => part.trim());
          const store = opening.result.createObjectStore(table, {
            keyPath: primary.replace('++', ''),
            autoIncrement: primary.startsWith('++'),
          });
          for (const index of indexes)
            store.createIndex(index.replace('*', ''), keyPath(index.replace('*', '')), {
              multiEntry: index.startsWith('*'),
            });
        }
      };
      await new Promise((resolve, reject) => {
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const names = Object.keys(tables);
          const writing = opening.result.transaction(names, 'readwrite');
          for (const table of names) for (const row of tables[table] ?? []) writing.objectStore(table).put(row);
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve(null);
          };
        };
      });
    },
    { dump, schema: { ...v1, ...v2, ...v3 } },
  );
}

/** Rows that name the run which made them (the writer that an update begins with, and its acts), and columns that are cached in idle time. */
const notCompared = ['meta', 'operations', 'shadows', 'shop', 'writers', 'chunks', 'stale'];

/** Every row of the books in the one database there is, as text. */
async function rowsIn(page: Page): Promise<Readonly<Record<string, string>>> {
  const names = () =>
    page.evaluate(async () =>
      (await indexedDB.databases()).flatMap(({ name = '' }) => (name.startsWith('stockroom-') ? [name] : [])),
    );
  // One that was replaced and could not be deleted any more goes some seconds after the opening.
  await expect.poll(async () => (await names()).length).toBe(1);
  const rows = await page.evaluate(async () => {
    const asked = async <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const names = (await indexedDB.databases()).flatMap(({ name = '' }) =>
      name.startsWith('stockroom-') ? [name] : [],
    );
    const db = await asked(indexedDB.open(names[0] ?? ''));
    const reading = db.transaction([...db.objectStoreNames], 'readonly');
    const plain = (_: string, value: unknown) => {
      if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
      if (ArrayBuffer.isView(value)) return [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
      return value;
    };
    const rows: Record<string, string> = {};
    for (const table of db.objectStoreNames)
      rows[table] = JSON.stringify(await asked(reading.objectStore(table).getAll()), plain);
    db.close();
    return rows;
  });
  return Object.fromEntries(Object.entries(rows).filter(([table]) => !notCompared.includes(table)));
}

async function open(profile: string): Promise<Desk> {
  desk = await launchElectron({ profile });
  return desk;
}

async function close(): Promise<void> {
  await desk?.close();
  desk = null;
}

function copyNamed(name: string): string {
  const profile = path.join(place, name);
  cpSync(template, profile, { recursive: true });
  return profile;
}

describe('a profile of 0.1, as its window left it', () => {
  let whole: { readonly facts: string; readonly rows: Awaited<ReturnType<typeof rowsIn>> };
  const look = async ({ page }: Desk) => {
    const { facts } = await proof(page);
    return { facts, rows: await rowsIn(page) };
  };
  beforeAll(async () => {
    mkdirSync(template);
    const { page } = await open(template);
    await page.getByRole('dialog', { name: 'Welcome' }).waitFor();
    await putTables(page);
    await close();
    cpSync(path.join(kept, 'profile'), template, { recursive: true });
  });
  afterAll(async () => {
    await close();
    rmSync(place, { recursive: true, force: true });
  });

  test('[DATA-P9] [DATA-R24] [DATA-R25] opens with every act that it had, and a second opening changes nothing', async () => {
    const profile = copyNamed('whole');
    whole = await look(await open(profile));
    expect(whole.facts).toBe(expected.check.factHash);
    const { books } = await proof(desk?.page ?? (await open(profile)).page);
    await close();
    const again = await open(profile);
    expect(await look(again)).toEqual(whole);
    expect((await proof(again.page)).books).toBe(books);
    await close();
  });

  test('[DATA-P9] [DATA-P1] [DATA-R25] killed at any moment of its update, again and again, it has the same acts and books', {
    timeout: 240_000,
  }, async () => {
    const seed = Number(process.env['STOCKROOM_SEED'] ?? Math.floor(Math.random() * 1e6));
    const chance = chanceFrom(seed);
    for (const name of ['once', 'twice']) {
      const profile = copyNamed(name);
      const killed: number[] = [];
      for (let kill = 0; kill < 4; kill++) {
        const { kill: end } = await open(profile);
        // From the moment the window has loaded: its worker opens the database, takes the schema's steps and folds anew.
        const afterMs = Math.floor(chance() * 500);
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        await end();
        killed.push(afterMs);
      }
      console.info(
        `updates of a profile of 0.1 killed ${killed.join(', ')} ms after the window had loaded (seed ${seed})`,
      );
      expect(await look(await open(profile))).toEqual(whole);
      await close();
    }
  });
});
