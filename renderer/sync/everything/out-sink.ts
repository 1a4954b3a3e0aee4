import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { OUT_PIECE } from '#shared/contract/bridge/out-calls.ts';
import type { Host } from '#shared/contract/bridge/host.ts';
import type { FilePiece } from '#renderer/db/list-writer.ts';
import { zipWriter } from '#renderer/db/zip-writer.ts';
import { base64Of } from '#renderer/platform/base64.ts';

/** Where files go: one after the other, each in pieces. */
export type OutSink = {
  readonly write: (path: string, piece: FilePiece) => Promise<void>;
  /** Everything is written: from now on it is whole. */
  readonly finish: () => Promise<Result<OutPlace>>;
  /** Leaves nothing. */
  readonly cancel: () => Promise<void>;
};
type OutPlace =
  | { readonly into: 'folder'; readonly outId: string; readonly folder: string }
  | { readonly into: 'file'; readonly file: Blob };

/** What of its own can end a writing. */
export type OutFailure = Failure<'out-too-large' | 'day-before-shop' | 'cancelled'>;

/** Ends the writing; it is caught where the job is answered, and never seen elsewhere. */
export class OutStopped extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Text is gathered up to here before it goes to the host. */
const GATHERED = OUT_PIECE / 2;
/** Bytes of one message: as base64 they are a third longer. */
const BYTES = OUT_PIECE;

/** A new folder in one that a person chose in the host. */
export async function folderSink(host: Host, handle: string, name: string): Promise<Result<OutSink>> {
  const begun = await host.ask('out.begin', { handle, name });
  if (!begun.ok) return begun;
  const { outId } = begun.value;
  let waiting: { readonly path: string; readonly text: string } | null = null;
  const send = async (path: string, piece: { readonly text: string } | { readonly bytes: string }) => {
    const written = await host.ask('out.write', { outId, path, piece });
    if (!written.ok) throw new OutStopped(written.failure);
  };
  const flush = async () => {
    if (!waiting) return;
    const { path, text } = waiting;
    waiting = null;
    for (const part of textParts(text)) await send(path, { text: part });
  };
  return done({
    write: async (path, piece) => {
      if (typeof piece !== 'string') {
        await flush();
        for (let at = 0; at < piece.length; at += BYTES)
          await send(path, { bytes: base64Of(piece.subarray(at, at + BYTES)) });
        return;
      }
      if (waiting && waiting.path !== path) await flush();
      waiting = { path, text: (waiting?.text ?? '') + piece };
      if (waiting.text.length >= GATHERED) await flush();
    },
    finish: async () => {
      await flush();
      const finished = await host.ask('out.finish', { outId });
      return finished.ok ? done({ into: 'folder', outId, folder: finished.value.folder }) : finished;
    },
    cancel: async () => {
      await host.ask('out.cancel', { outId });
    },
  });
}

/** A text in parts of one message each, never between the halves of a sign. */
function* textParts(text: string): Generator<string> {
  let at = 0;
  do {
    const end = at + OUT_PIECE;
    const last = text.charCodeAt(end - 1);
    const cut = end < text.length && last >= 0xd800 && last < 0xdc00 ? end - 1 : end;
    yield text.slice(at, cut);
    at = cut;
  } while (at < text.length);
}

/** One packed file, for a window without folders. */
export function fileSink(name: string, at: number): OutSink {
  const zip = zipWriter(name, at);
  return {
    write: async (path, piece) => {
      if (!zip.write(path, piece)) throw new OutStopped({ code: 'out-too-large' });
    },
    finish: async () => done({ into: 'file', file: zip.end() }),
    cancel: async () => undefined,
  };
}

/** Turns what ended a writing into its failure; any other fault goes on. */
export function stoppedBy(fault: unknown): Result<never> {
  if (fault instanceof OutStopped) return fail(fault.failure);
  throw fault;
}
