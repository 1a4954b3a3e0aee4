import type { BackupLack } from '#shared/contract/bridge/backup-calls.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { Link } from '#renderer/ui/link.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { chipLook } from './chip-look.ts';
import {
  diskFailureIn,
  isToOpenAnew,
  isUnsaved,
  isUpdating,
  type StuckAct,
  type SyncStatus,
  useIsPaired,
  useStatus,
  useSyncNow,
} from './sync.commands.ts';

type SyncChipProps = {
  /** Asks for the token of a server again. */
  readonly onReconnect: () => void;
  /** Asks for a new code of the computer that shares the shop. */
  readonly onJoin: () => void;
  /** Leads to the ways of sharing the shop. */
  readonly onShare: () => void;
  /** Reads what the shop lacks of copies on another disk. */
  readonly backupLack: () => BackupLack;
};

/** One chip for everything between an act and its safety: saved here, shared with the other desks. */
export function SyncChip({ onReconnect, onJoin, onShare, backupLack }: SyncChipProps) {
  const t = useWords();
  const status = useStatus();
  const syncNow = useSyncNow();
  const lack = backupLack();
  const look = chipLook(status, t, lack);
  const code = failureCode(status);
  const isPaired = useIsPaired();
  const lead = (close: () => void, to: () => void) => {
    close();
    to();
  };
  return (
    <StatusChip name={t('sync.chip')} {...look}>
      {(close) => (
        <Stack gap="m">
          <SyncRows status={status} lack={lack} />
          {code && <ErrorBlock {...failureWords(t, { code })} />}
          <StuckOn status={status} />
          <WrongClock status={status} />
          <PicturesOnTheWay status={status} />
          {isUnsaved(status) && <Button onClick={syncNow}>{t('sync.again')}</Button>}
          {status.server.state === 'stopped' && !isUpdating(status) && !isToOpenAnew(status) && (
            <Button kind="primary" onClick={() => lead(close, isPaired ? onJoin : onReconnect)}>
              {isPaired ? t('sharing.join.again') : t('sync.reconnect')}
            </Button>
          )}
          {status.server.state !== 'none' && (status.server.state !== 'stopped' || isUpdating(status)) && (
            <Button onClick={syncNow}>{t('sync.now')}</Button>
          )}
          {lack && (
            <Button onClick={() => lead(close, () => navigate('/settings/backup'))}>
              {t(`backup.chip.go.${lack}`)}
            </Button>
          )}
          {status.server.state === 'none' && <Button onClick={() => lead(close, onShare)}>{t('sync.share')}</Button>}
        </Stack>
      )}
    </StatusChip>
  );
}

/** By how much the clock of this computer is off, and that it does no harm; nothing where it is right. */
function WrongClock({ status: { clock } }: { readonly status: SyncStatus }) {
  const t = useWords();
  if (!clock) return null;
  const minutes = Math.round(Math.abs(clock.behindMs) / 60_000);
  const [unit, count] =
    minutes < 120
      ? (['minutes', minutes] as const)
      : minutes < 48 * 60
        ? (['hours', Math.round(minutes / 60)] as const)
        : (['days', Math.round(minutes / 1440)] as const);
  const by = t(`sync.clock.${unit}`, { count });
  const said = clock.behindMs > 0 ? (clock.against === 'server' ? 'behind' : 'setBack') : 'ahead';
  return <Text as="div">{t(`sync.clock.${said}`, { by })}</Text>;
}

/** Which act or records a queue cannot get past. */
function StuckOn({ status: { journal, server, contacts } }: { readonly status: SyncStatus }) {
  const t = useWords();
  const f = useFormat();
  const act = [journal, server].flatMap((one) => ('act' in one && one.act ? [one.act] : []))[0];
  const people = contacts.unkept.length + contacts.unshared.length;
  if (!act && people === 0) return null;
  return (
    <>
      {act && (
        <Text as="div">
          {t('sync.stuckOn', { what: t(kindOf(act.type)), when: f.dateTime(act.at), size: f.count(act.characters) })}
        </Text>
      )}
      {people > 0 && <Text as="div">{t('sync.people', { count: people })}</Text>}
      <Link href="/activity">{t('activity.goTo')}</Link>
    </>
  );
}

/** What keeps pictures back and is told by itself: the server is old, or the desk has lost its token. */
const saidElsewhere: readonly string[] = ['server-old', 'token-missing', 'join-again'];

/** Pictures that are not where they should be, and why; nothing where they are. */
function PicturesOnTheWay({ status: { pictures, server } }: { readonly status: SyncStatus }) {
  const t = useWords();
  const { missing, trouble } = pictures;
  if (server.state === 'none') return null;
  return (
    <>
      {missing > 0 && <Text as="div">{t('sync.picturesMissing', { count: missing })}</Text>}
      {trouble === 'server-old' && <Text as="div">{t('sync.picturesOld')}</Text>}
      {trouble !== null && !saidElsewhere.includes(trouble) && server.state !== 'waiting' && (
        <Text as="div">{t('sync.picturesTrouble')}</Text>
      )}
    </>
  );
}

/** The kind of an act as the list of acts names it. */
function kindOf(
  type: StuckAct['type'],
): `activity.filters.types.${'orders' | 'catalogue' | 'fields' | 'undos' | 'places' | 'stock'}` {
  if (type.startsWith('order.')) return 'activity.filters.types.orders';
  if (type.startsWith('catalog.') || type.startsWith('barcode.')) return 'activity.filters.types.catalogue';
  if (type.startsWith('fields.')) return 'activity.filters.types.fields';
  if (type === 'act.reversed') return 'activity.filters.types.undos';
  return type.startsWith('place.') ? 'activity.filters.types.places' : 'activity.filters.types.stock';
}

function SyncRows({ status, lack }: { readonly status: SyncStatus; readonly lack: BackupLack }) {
  const t = useWords();
  const f = useFormat();
  const { server } = status;
  const lastAt = server.state === 'none' ? null : server.lastAt;
  const items = [
    {
      label: t('sync.rows.here'),
      value: status.unsaved === 0 ? t('sync.rows.hereAll') : t('sync.saving', { count: status.unsaved }),
    },
    {
      label: t('sync.rows.shared'),
      value:
        server.state === 'none'
          ? t('sync.rows.none')
          : status.unsent === 0
            ? t('sync.rows.all')
            : t('sync.rows.unsent', { count: status.unsent }),
    },
    ...(status.pictures.waiting > 0
      ? [{ label: t('sync.rows.pictures'), value: t('sync.picturesWaiting', { count: status.pictures.waiting }) }]
      : []),
    ...(server.state === 'none'
      ? []
      : [{ label: t('sync.rows.last'), value: lastAt === null ? t('sync.rows.never') : f.time(lastAt) }]),
    ...(lack ? [{ label: t('backup.chip.row'), value: t(`backup.chip.${lack}`) }] : []),
    ...(server.state === 'waiting' ? [{ label: t('sync.rows.next'), value: f.time(server.nextAt) }] : []),
  ];
  return <KeyValueList items={items} />;
}

function failureCode(status: SyncStatus): string | null {
  const { journal, contacts, server } = status;
  const ofDisk = diskFailureIn(status);
  if (ofDisk !== null) return ofDisk;
  if (journal.state === 'failing') return journal.code;
  if (contacts.failing !== null) return contacts.failing;
  if (contacts.unkept.length > 0) return 'contact-refused';
  return server.state === 'waiting' || server.state === 'stopped' ? server.code : null;
}
