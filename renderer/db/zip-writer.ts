import { strToU8, Zip, ZipDeflate, type ZipInputFile, ZipPassThrough } from 'fflate';
import type { FilePiece } from './list-writer.ts';

/** Files one after the other into one packed file, which the browser keeps, not this thread. */
export type ZipWriter = {
  /** Puts a piece at the end of a file; a new name ends the file before. False: the format holds no more than this. */
  readonly write: (path: string, piece: FilePiece) => boolean;
  readonly end: () => Blob;
};

/** What the format holds without an extension that old programs do not read. */
const MOST_BYTES = 4_000_000_000;
const MOST_FILES = 65_000;
/** Handed to the browser from here on. */
const HELD_BYTES = 8_000_000;

/** Kinds of file that are packed already. */
const PACKED = /\.(?:xlsx|jpg|jpeg|png|webp|gif)$/;

/** Begins a packed file; `at` is when its files were written. */
export function zipWriter(folder: string, at: number): ZipWriter {
  let [held, bytes, files] = [0, 0, 0];
  let parts: BlobPart[] = [];
  const zip = new Zip((_fault, some) => {
    parts.push(some);
    held += some.length;
    bytes += some.length;
    if (held < HELD_BYTES) return;
    parts = [new Blob(parts)];
    held = 0;
  });
  let open: { readonly path: string; readonly file: ZipDeflate | ZipPassThrough } | null = null;
  const endFile = () => open?.file.push(new Uint8Array(0), true);
  const begin = (path: string) => {
    endFile();
    const name = `${folder}/${path}`;
    const file: (ZipDeflate | ZipPassThrough) & ZipInputFile = PACKED.test(path)
      ? new ZipPassThrough(name)
      : new ZipDeflate(name, { level: 6 });
    file.mtime = at;
    zip.add(file);
    files++;
    open = { path, file };
    return file;
  };
  return {
    write: (path, piece) => {
      const file = open?.path === path ? open.file : begin(path);
      file.push(typeof piece === 'string' ? strToU8(piece) : piece);
      return bytes <= MOST_BYTES && files <= MOST_FILES;
    },
    end: () => {
      endFile();
      zip.end();
      return new Blob(parts, { type: 'application/zip' });
    },
  };
}

/** Small files as one packed file. */
export function zipOf(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
  at: number,
): Blob {
  const zip = zipWriter(folder, at);
  for (const { name, text } of files) zip.write(name, text);
  return zip.end();
}
