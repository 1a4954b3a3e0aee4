import type { OutPicture } from '#shared/domain/everything/shop-tables.ts';
import { bytesOf } from '#renderer/platform/base64.ts';
import type { JournalDoor } from '../pump.ts';
import type { OutGoing } from './out-files.ts';
import type { OutRows } from './out-rows.ts';
import { type OutSink, OutStopped } from './out-sink.ts';

/** What was written of the pictures. */
export type WrittenPictures = {
  readonly lines: readonly OutPicture[];
  readonly files: number;
  readonly missing: number;
};

/** Writes every picture of a product, and the shop's logo, once; those that are not on this computer are counted. */
export async function writePictures(
  {
    door,
    sink,
    rows,
    logo,
  }: { readonly door: JournalDoor; readonly sink: OutSink; readonly rows: OutRows; readonly logo: string | null },
  { signal, step }: OutGoing,
): Promise<WrittenPictures> {
  const known = new Map<string, string | null>();
  const fileOf = async (hash: string) => {
    const before = known.get(hash);
    if (before !== undefined) return before;
    if (signal.aborted) throw new OutStopped({ code: 'cancelled' });
    const file = await writeOne(door, sink, hash);
    known.set(hash, file);
    step(1, 'pictures');
    return file;
  };
  const lines: OutPicture[] = [];
  if (logo) await fileOf(logo);
  for await (const page of rows.pages('product'))
    for (const { id, name, pictures } of page)
      for (const [at, hash] of (pictures ?? []).entries())
        lines.push({ product: { id, name }, place: at + 1, hash, file: await fileOf(hash) });
  const all = [...known.values()];
  const missing = all.filter((file) => file === null).length;
  return { lines, files: all.length - missing, missing };
}

async function writeOne(door: JournalDoor, sink: OutSink, hash: string): Promise<string | null> {
  const read = await door.host.ask('blobs.read', { shopId: door.shopId, hash });
  if (!read.ok && read.failure.code === 'blob-missing') return null;
  if (!read.ok) throw new OutStopped(read.failure);
  const bytes = bytesOf(read.value.bytes);
  const file = `pictures/${hash}.${endingOf(bytes)}`;
  await sink.write(file, bytes);
  return file;
}

/** By what the bytes say they are. */
function endingOf(bytes: Uint8Array): string {
  const begins = (...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign);
  if (begins(0xff, 0xd8)) return 'jpg';
  if (begins(0x89, 0x50, 0x4e, 0x47)) return 'png';
  if (begins(0x52, 0x49, 0x46, 0x46)) return 'webp';
  return begins(0x47, 0x49, 0x46) ? 'gif' : 'bin';
}
