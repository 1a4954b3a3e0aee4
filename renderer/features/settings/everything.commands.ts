import { done, fail, type Result } from '#shared/base/result.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import type { OutDone } from '#renderer/db/out-work.ts';
import { type OutChoice, useOutRun } from './everything-run.store.ts';

let stopping = new AbortController();

/** Writes everything out: into a folder that is asked for, or as one file where the host has no folders. */
export function useEverythingOut(): {
  readonly start: (choice: OutChoice, title: string) => Promise<Result<OutDone>>;
  readonly stop: () => void;
  readonly show: (outId: string) => Promise<Result<unknown>>;
} {
  const { host, work, ready } = useShop();
  const start = async (choice: OutChoice, title: string): Promise<Result<OutDone>> => {
    await ready;
    const about = await host.ask('app.about', {});
    if (!about.ok) return about;
    const into = about.value.served ? done(null) : await chosenFolder(host, title);
    if (!into.ok) return into;
    stopping = new AbortController();
    useOutRun.setState({ progress: { done: 0, total: null, file: null } });
    const written = await work.ask(
      'everything.out',
      { ...choice, into: into.value, version: about.value.version },
      {
        signal: stopping.signal,
        onProgress: ({ done: part, total, note }) =>
          useOutRun.setState({ progress: { done: part, total, file: note ?? null } }),
      },
    );
    useOutRun.setState({ progress: null });
    if (written.ok && written.value.into === 'folder')
      useOutRun.setState({ last: { outId: written.value.outId, folder: written.value.folder } });
    return written;
  };
  return { start, stop: () => stopping.abort(), show: (outId) => host.ask('out.reveal', { outId }) };
}

/** The folder that a person chooses; `cancelled` where none was. */
async function chosenFolder(host: Shop['host'], title: string): Promise<Result<string>> {
  const asked = await host.ask('out.choose', { title });
  if (!asked.ok) return asked;
  return asked.value.chosen ? done(asked.value.chosen.handle) : fail({ code: 'cancelled' });
}
