import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { StoreDatabase } from './tables.ts';
import { up as log } from './versions/001-log.ts';
import { up as counts } from './versions/002-counts.ts';
import { up as forks } from './versions/003-forks.ts';
import { up as lostNumbers } from './versions/004-lost-numbers.ts';
import { up as lots } from './versions/005-lots.ts';
import { up as blobs } from './versions/006-blobs.ts';
import { up as channels } from './versions/007-channels.ts';
import { up as shops } from './versions/008-shops.ts';
import { up as computers } from './versions/009-computers.ts';
import { up as takenBack } from './versions/010-taken-back.ts';
import { up as tokenLines } from './versions/011-token-lines.ts';

/** Every step ever released, in order. A released step is frozen. */
const steps = {
  '001-log': { up: log },
  '002-counts': { up: counts },
  '003-forks': { up: forks },
  '004-lost-numbers': { up: lostNumbers },
  '005-lots': { up: lots },
  '006-blobs': { up: blobs },
  '007-channels': { up: channels },
  '008-shops': { up: shops },
  '009-computers': { up: computers },
  '010-taken-back': { up: takenBack },
  '011-token-lines': { up: tokenLines },
} as const;

/** Brings the database to this program's shape; one that a newer program has written is refused and left as it is. */
export async function migrate(db: StoreDatabase): Promise<Result<null, Failure<'database-newer'>>> {
  const unknown = (await stepsTaken(db)).find((name) => !(name in steps));
  if (unknown) return fail({ code: 'database-newer', detail: unknown });
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...steps }) },
  }).migrateToLatest();
  if (error) throw error;
  return done(null);
}

async function stepsTaken(db: StoreDatabase): Promise<readonly string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(
    db,
  );
  if (!rows[0]?.there) return [];
  const taken = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return taken.rows.map((row) => row.name);
}
