import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '#server/database/open.ts';

/**
 * The secret that seals the keys of stores: from `STOCKROOM_SECRET_KEY`, else from a file beside the data that only its owner may
 * read. A server on a PostgreSQL database without that variable forgets the keys when it ends: they are sealed with a secret of this run.
 */
export async function channelSecret(place: Place): Promise<string> {
  const given = process.env['STOCKROOM_SECRET_KEY'];
  if (given) return given;
  const fresh = randomBytes(32).toString('base64url');
  if (!('folder' in place)) return fresh;
  const path = join(place.folder, 'channel-key');
  const known = await readFile(path, 'utf8').catch(() => '');
  if (known.length >= 32) return known;
  await writeFile(`${path}.new`, fresh, { mode: 0o600 });
  await chmod(`${path}.new`, 0o600);
  await rename(`${path}.new`, path);
  return fresh;
}
