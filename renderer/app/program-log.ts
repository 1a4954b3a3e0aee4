import type { Ask } from '#shared/contract/bridge/channels.ts';
import { isUnsaved, type SyncStatus, type WorkClient } from '#renderer/db/work.ts';
import { words } from '#renderer/words/words.ts';
import type { Bridge } from '#renderer/platform/bridge.ts';
import type { FailureHelp } from '#renderer/ui/failure-help.ts';

type What = Ask<'log.note'>['what'];

const LONGEST = 4_000;

/** Tells the program's log what goes wrong in this window, and says what every failure that is shown has beside its words. */
export function keepLog(bridge: Bridge, work: WorkClient): FailureHelp {
  let program = 'Stockroom';
  const note = (level: 'warn' | 'error', what: What, details: string) =>
    void bridge.ask('log.note', { level, what, details: details.slice(0, LONGEST) });
  void bridge.ask('app.about', {}).then((about) => {
    if (!about.ok) return;
    const { version, runtime, platform } = about.value;
    program = `Stockroom ${version} · ${runtime} · ${platform}`;
  });
  addEventListener('error', ({ error, message }) => note('error', 'window-fault', textOf(error ?? message)));
  addEventListener('unhandledrejection', ({ reason }) => note('error', 'window-fault', textOf(reason)));
  let last: string | null = null;
  work.onStatus((status) => {
    const code = troubleIn(status);
    if (code !== last && code !== null) note('warn', 'sync', code);
    last = code;
  });
  const unsafe = () => (isUnsaved(work.status()) ? words()('sync.unsafe') : null);
  return { program: () => program, onShown: (details) => note('warn', 'shown', details), unsafe };
}

function textOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

/** Why something waits between this desk, its journal and its server; null when nothing does. */
function troubleIn({ journal, contacts, server }: SyncStatus): string | null {
  if (journal.state === 'failing') return `journal: ${journal.code}`;
  if (contacts.failing !== null) return `contacts: ${contacts.failing}`;
  if (contacts.unkept.length + contacts.unshared.length > 0) return 'contacts: contact-refused';
  return server.state === 'waiting' || server.state === 'stopped' ? `server: ${server.code}` : null;
}
