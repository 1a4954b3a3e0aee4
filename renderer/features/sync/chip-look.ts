import type { BackupLack } from '#shared/contract/bridge/backup-calls.ts';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { Tone } from '#renderer/ui/text.tsx';
import type { Words } from '#renderer/words/words.ts';
import { diskFailureIn, isToOpenAnew, isUnsaved, isUpdating, type SyncStatus } from './sync.commands.ts';

/** What the chip says at a glance: the worst first. */
export function chipLook(
  status: SyncStatus,
  t: Words,
  lack: BackupLack = null,
): { readonly tone: Tone; readonly icon: IconName; readonly label: string } {
  const { unsaved, unsent, contacts, server } = status;
  if (isUnsaved(status)) return { tone: 'bad', icon: 'error', label: t('sync.notSaved') };
  if (diskFailureIn(status) !== null) return { tone: 'bad', icon: 'paused', label: t('sync.diskStopped') };
  if (isUpdating(status)) return { tone: 'bad', icon: 'paused', label: t('sync.update') };
  if (isToOpenAnew(status)) return { tone: 'warn', icon: 'syncing', label: t('sync.toOpenAnew') };
  if (server.state === 'stopped') return { tone: 'bad', icon: 'paused', label: t('sync.stopped') };
  if ((server.state === 'waiting' && server.act) || contacts.unshared.length > 0)
    return { tone: 'bad', icon: 'paused', label: t('sync.stuck') };
  if (unsaved > 0) return { tone: 'quiet', icon: 'syncing', label: t('sync.saving', { count: unsaved }) };
  if (server.state === 'none') {
    const said = t('sync.saved');
    return { tone: 'quiet', icon: 'done', label: lack ? t(`backup.chip.said.${lack}`, { said }) : said };
  }
  if (server.state === 'waiting')
    return {
      tone: 'warn',
      icon: 'offline',
      label: unsent > 0 ? t('sync.pending', { count: unsent }) : t('sync.offline'),
    };
  if (unsent > 0) return { tone: 'quiet', icon: 'syncing', label: t('sync.pending', { count: unsent }) };
  const { waiting, trouble } = status.pictures;
  // A server that takes no pictures is nothing a person can wait for: it is said inside.
  if (waiting > 0 && trouble !== 'server-old')
    return { tone: 'quiet', icon: 'syncing', label: t('sync.picturesWaiting', { count: waiting }) };
  return { tone: 'good', icon: 'synced', label: t('sync.shared') };
}
