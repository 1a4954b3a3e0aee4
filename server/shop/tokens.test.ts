import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '#server/database/migrate.ts';
import type { StoreDatabase, Tables } from '#server/database/tables.ts';
import { Tokens } from './tokens.ts';

test('[SRV27] [SHR41] the token of a computer that joined by a code is changed into none that would outlive its removal', async () => {
  const pglite = await PGlite.create({ parsers: { [types.INT8]: Number } });
  const db: StoreDatabase = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  expect((await migrate(db)).ok).toBe(true);
  const tokens = new Tokens({ db, now: () => 1_000, changed: () => undefined });
  const computer = { id: 'computer', shopKey: 'only', scope: 'desk', label: 'Till', madeAt: 0, until: null } as const;
  expect(await tokens.rotate(computer, 1_000)).toMatchObject({ ok: false, failure: { code: 'token-unknown' } });
  expect(tokens.ofShop('only')).toEqual([]);
  await db.destroy();
}, 60_000);
