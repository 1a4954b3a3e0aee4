import { bytesOf } from '#renderer/platform/base64.ts';
import type { Bridge } from '#renderer/platform/bridge.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { words } from '#renderer/words/words.ts';
import type { Result } from '#shared/base/result.ts';
import type { Answer } from '#shared/contract/bridge/channels.ts';

/** Hears of files that were opened from outside the window; answers how to stop. */
export type Arrivals = (onFiles: (files: readonly File[]) => void) => () => void;

/** The files the system asked Stockroom to open: those that wait already, and later ones as they come. */
export function openedFiles(bridge: Bridge): Arrivals {
  return (onFiles) => {
    let stopped = false;
    const take = async () => {
      const listed = await bridge.ask('files.opened', {});
      if (!listed.ok || stopped) return;
      const files = await Promise.all(listed.value.files.map(({ handle, name }) => fileOf(bridge, handle, name)));
      const read = files.flatMap((file) => file ?? []);
      if (read.length < files.length) toast.failed(failureWords(words(), { code: 'file-gone' }));
      if (read.length > 0 && !stopped) onFiles(read);
    };
    void take();
    const stop = bridge.onEvent((event) => {
      if (event.type === 'files-opened') void take();
    });
    return () => {
      stopped = true;
      stop();
    };
  };
}

/** One file, read to its end; null where it could not be. */
async function fileOf(bridge: Bridge, handle: string, name: string): Promise<File | null> {
  const pieces: BlobPart[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const read: Result<Answer<'files.read'>> = await bridge.ask('files.read', { handle, from });
    if (!read.ok) return null;
    pieces.push(bytesOf(read.value.bytes));
    from = read.value.next;
  }
  return new File(pieces, name);
}
