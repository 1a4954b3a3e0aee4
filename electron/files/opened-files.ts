import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { done, fail } from '#shared/base/result.ts';
import type { HandlersOf } from '#shared/contract/bridge/channels.ts';

/** The largest file that is handed to a window: what an import takes (IMP6). */
const MAX_BYTES = 200 * 1024 * 1024;
/** How much of a file one answer carries. */
const PIECE_BYTES = 3 * 1024 * 1024;
/** More files than this at once are a slip of the hand. */
const MAX_FILES = 20;

const readable: ReadonlySet<string> = new Set(['.csv', '.tsv', '.tab', '.txt', '.xlsx', '.xlsm', '.ods']);

/** Whether a path is of a kind that Stockroom opens from outside. */
export function isOpenable(file: string): boolean {
  return readable.has(path.extname(file).toLowerCase());
}

/** The files a command line names, whole: flags, and the value after `--profile`, are none. */
export function filesOf(argv: readonly string[], cwd: string): readonly string[] {
  return argv
    .filter((argument, at) => !argument.startsWith('-') && argv[at - 1] !== '--profile' && isOpenable(argument))
    .map((file) => path.resolve(cwd, file));
}

/** The files the system asked Stockroom to open, until a window has taken them. */
export type OpenedFiles = {
  /** Keeps a file for the window; what is none, or too large, is left out. Answers whether it was kept. */
  readonly offer: (file: string) => Promise<boolean>;
  readonly handlers: HandlersOf<'files.opened' | 'files.read'>;
};

/** Files from outside, as the bridge serves them: the window gets a handle and never a path. */
export function openedFiles(nextId: () => string): OpenedFiles {
  const waiting = new Map<string, { readonly file: string; readonly name: string; readonly bytes: number }>();
  return {
    offer: async (file) => {
      const found = await stat(file).catch(() => null); // gone, or not ours to read: there is nothing to open
      if (!found?.isFile() || found.size > MAX_BYTES || !isOpenable(file) || waiting.size >= MAX_FILES) return false;
      waiting.set(nextId(), { file, name: path.basename(file), bytes: found.size });
      return true;
    },
    handlers: {
      'files.opened': async () =>
        done({ files: [...waiting].map(([handle, { name, bytes }]) => ({ handle, name, bytes })) }),
      'files.read': async ({ handle, from }) => {
        const known = waiting.get(handle);
        if (!known) return fail({ code: 'file-unknown' });
        try {
          const piece = await pieceOf(known.file, from);
          const next = from + piece.length;
          const ends = piece.length < PIECE_BYTES || next >= MAX_BYTES;
          if (ends) waiting.delete(handle);
          return done({ bytes: piece.toString('base64'), next: ends ? null : next });
        } catch {
          waiting.delete(handle);
          return fail({ code: 'file-gone' });
        }
      },
    },
  };
}

async function pieceOf(file: string, from: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const piece = Buffer.alloc(PIECE_BYTES);
    let filled = 0;
    while (filled < PIECE_BYTES) {
      const { bytesRead } = await handle.read(piece, filled, PIECE_BYTES - filled, from + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return piece.subarray(0, filled);
  } finally {
    await handle.close();
  }
}
