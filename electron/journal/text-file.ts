import { dirname } from 'node:path';
import { type FileLayer, isMissing } from './file-layer.ts';

/** A small file that is always replaced whole: a reader finds the text before or the text after, never half of one. */
export type TextFile = {
  /** Null when there is none. */
  readonly read: () => Promise<string | null>;
  /** Answers when the text is safe on the disk. Writes of one `TextFile` come out in the order they were asked for. */
  readonly write: (text: string) => Promise<void>;
};

/** Writes a whole file beside its place and moves it there: whatever happens, what is there is the old or the new. */
export async function replaceFile(files: FileLayer, path: string, bytes: Uint8Array): Promise<void> {
  const fresh = `${path}.new`;
  await files.remove(fresh).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  const file = await files.create(fresh);
  try {
    await file.write(bytes, 0);
    await file.datasync();
  } finally {
    await file.close();
  }
  await files.rename(fresh, path);
  await files.syncFolder(dirname(path));
}

/** The file of that path; its folder must be there when it is written. */
export function textFile(files: FileLayer, path: string): TextFile {
  let last: Promise<void> = Promise.resolve();
  const replace = (text: string) => replaceFile(files, path, Buffer.from(text, 'utf8'));

  return {
    read: async () => {
      try {
        return Buffer.from(await files.readFile(path)).toString('utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    write: (text) => {
      const turn = last.then(() => replace(text));
      // A failed write is told to whoever asked for it; the next one must still have its turn.
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
