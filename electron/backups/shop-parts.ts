// What of a shop goes into a backup, as it lies on the disk. The journal only grows, so its files are copied while it is being written: up
// to the point that it named.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BackupManifest } from '#shared/contract/formats/backup.ts';
import { unpackWhole } from '#electron/journal/blocks.ts';
import { isMissing } from '#electron/journal/file-layer.ts';
import type { JournalPoint } from '#electron/journal/journal.ts';
import { plainName, readRecords, sealedName } from '#electron/journal/segment.ts';
import { journalFolder, shopFolder } from '#electron/journal/shop-folder.ts';
import type { BackupDisk } from './backup-disk.ts';
import type { PartBytes } from './backup-file.ts';

/** Where a shop's files are and up to where its journal is copied. */
export type ShopAt = {
  readonly disk: BackupDisk;
  readonly profile: string;
  readonly shopId: string;
  readonly point: JournalPoint;
};

/** What the records of a copied file come to. */
type FileSum = { readonly acts: number; readonly newestAt: number | null; readonly isWhole: boolean };

/** Sums of files that were read before in this run: a closed part of the journal never changes. */
export type KnownSums = Map<string, FileSum>;

/** What is found while the parts are taken. */
export type Tally = { acts: number; newestAt: number | null; readonly harmed: string[] };

const READ_ME = `This is a backup of a Stockroom shop. Restore it with Stockroom: Welcome, "Restore a backup".

It is a plain archive, and nothing in it needs Stockroom to be read:
journal/   every act of the shop, in order: gzip files of records, each with one line of JSON and the act as JSON behind it
contacts/  people and customers, as JSON
blobs/     pictures (JPEG or PNG), each named by the SHA-256 of its bytes
drafts/    work that was begun and not finished, as JSON
manifest.json  what was copied, when, and the length and SHA-256 of each part
`;

const kinds = [
  { folder: 'contacts', name: /^\d\d\.json(\.bad)?$/ },
  { folder: 'blobs', name: /^[0-9a-f]{64}$/ },
  { folder: 'drafts', name: /^[0-9a-f]{32}\.json$/ },
] as const;
const badFile = /^\d{8}\.log[0-9a-z.-]{0,60}\.bad$/;

/** Every file of the shop that is copied, each read when it is asked for. Fills in the tally on the way. */
export async function* partsOf(shop: ShopAt, sums: KnownSums, tally: Tally): AsyncGenerator<PartBytes> {
  yield { name: 'README.txt', bytes: Buffer.from(READ_ME, 'utf8') };
  const aside = (await namesIn(shop, 'journal')).filter((name) => badFile.test(name));
  for (const number of shop.point.numbers)
    for (const { name, bytes } of await segmentFiles(shop, number, aside)) {
      const sum = await sumOf(name, bytes, sums);
      tally.acts += sum.acts;
      tally.newestAt = sum.newestAt === null ? tally.newestAt : Math.max(tally.newestAt ?? sum.newestAt, sum.newestAt);
      if (!sum.isWhole) tally.harmed.push(name);
      yield { name: `journal/${name}`, bytes };
      // Between compressing and removing, both are there: the plain one says everything, unless it is damaged.
      if (sum.isWhole && name === plainName(number)) break;
    }
  const { disk, profile, shopId } = shop;
  for (const { folder, name } of kinds)
    for (const file of await namesIn(shop, folder)) {
      if (!name.test(file)) continue;
      const bytes = await readIfThere(disk, join(shopFolder(profile, shopId), folder, file));
      // A draft that was let go, or a picture that was put aside, since the list was made.
      if (bytes) yield { name: `${folder}/${file}`, bytes };
    }
}

/**
 * What tells whether anything changed since another copy: how far the journal is, and the names, lengths and times of what lies beside it.
 */
export async function markOf(shop: ShopAt): Promise<string> {
  const { disk, profile, shopId, point } = shop;
  const said: unknown[] = [point.heads, point.records];
  for (const { folder, name } of kinds)
    for (const file of await namesIn(shop, folder))
      if (name.test(file))
        said.push([folder, file, await disk.fileAt(join(shopFolder(profile, shopId), folder, file))]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/**
 * The files of a segment, each as it is copied. They are asked for by their names: a list of the folder may lack one that is being
 * compressed while it is made.
 */
async function segmentFiles(shop: ShopAt, number: number, aside: readonly string[]): Promise<readonly PartBytes[]> {
  const { disk, profile, shopId, point } = shop;
  const at = (name: string) => readIfThere(disk, join(journalFolder(profile, shopId), name));
  const [plain, sealed] = [plainName(number), sealedName(number)];
  const files: PartBytes[] = [];
  for (const name of aside.filter((one) => one.startsWith(plain))) {
    const bytes = await at(name);
    if (bytes) files.push({ name, bytes });
  }
  const whole = await at(plain);
  const packed = await at(sealed);
  if (point.tail?.number === number) {
    // Closed and compressed meanwhile, it begins with the same bytes.
    const bytes = whole ?? (packed && (await unpackWhole(packed)));
    return bytes ? [...files, { name: plain, bytes: bytes.subarray(0, point.tail.size) }] : files;
  }
  if (whole) files.push({ name: plain, bytes: whole });
  if (packed) files.push({ name: sealed, bytes: packed });
  return files;
}

async function sumOf(name: string, bytes: Uint8Array, sums: KnownSums): Promise<FileSum> {
  if (name.endsWith('.bad')) return { acts: 0, newestAt: null, isWhole: false };
  const key = createHash('sha256').update(bytes).digest('hex');
  const known = sums.get(key);
  if (known) return known;
  const unpacked = name.endsWith('.gz') ? await unpackWhole(bytes) : bytes;
  const { records, whole } = await readRecords(unpacked ?? new Uint8Array());
  let [acts, newestAt]: [number, number | null] = [0, null];
  for (const { entry } of records) {
    if (!('text' in entry)) continue;
    acts++;
    const at = Number(/"occurredAt":(\d{1,16})[,}]/.exec(entry.text)?.[1] ?? Number.NaN);
    if (Number.isFinite(at)) newestAt = Math.max(newestAt ?? at, at);
  }
  const sum = { acts, newestAt, isWhole: unpacked !== null && whole };
  sums.set(key, sum);
  return sum;
}

async function namesIn({ disk, profile, shopId }: ShopAt, folder: string): Promise<readonly string[]> {
  try {
    return await disk.names(join(shopFolder(profile, shopId), folder));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function readIfThere(disk: BackupDisk, path: string): Promise<Uint8Array | null> {
  try {
    return await disk.files.readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** What a manifest says of a journal. */
export function journalSaid(point: JournalPoint, tally: Tally): BackupManifest['journal'] {
  const { acts, newestAt, harmed } = tally;
  return { heads: { ...point.heads }, records: point.records, acts, newestAt, harmed };
}
