import { takenBackText } from '#renderer/parts/taken-back-text.ts';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { DeskProvider, type DeskSession, type DeskState, useDeskSnapshot } from '#renderer/db/desk.ts';
import { type Shop, ShopProvider, useSyncStatus } from '#renderer/db/shop.ts';
import { whyUnsaved } from '#renderer/db/unsaved.ts';
import type { Rebuilt } from '#renderer/db/work.ts';
import { turnTold } from '#renderer/features/activity/activity.commands.ts';
import { CutOffTurn } from '#renderer/features/activity/cut-off-turn.tsx';
import { turnFailureWords } from '#renderer/features/activity/turn-refused.ts';
import { RefusalNews } from '#renderer/features/activity/refusal-news.tsx';
import { UndoKeys } from '#renderer/features/activity/undo-keys.tsx';
import { UndoQuestion } from '#renderer/features/activity/undo-question.tsx';
import { useBackupLack } from '#renderer/features/backup/backup.queries.ts';
import { ClosingBackup } from '#renderer/features/backup/closing-backup.tsx';
import { ReadingBand } from '#renderer/features/backup/reading-band.tsx';
import { RestoreDialog } from '#renderer/features/backup/restore-dialog.tsx';
import { ConnectDialog } from '#renderer/features/sync/connect-dialog.tsx';
import { JoinDialog } from '#renderer/features/sync/join-dialog.tsx';
import { HelpButton } from '#renderer/features/help/help-button.tsx';
import { ImportHost } from '#renderer/features/import/import-host.tsx';
import { BeginHost } from '#renderer/features/picking/begin-host.tsx';
import { type Notices, ReorderAlerts } from '#renderer/features/reorder/reorder-alerts.tsx';
import { StockSearch } from '#renderer/features/stock/stock-search.tsx';
import { SaysZone } from '#renderer/features/settings/says-zone.tsx';
import { ShopZone } from '#renderer/features/settings/shop-zone.tsx';
import { PersonMenu } from '#renderer/features/settings/person-menu.tsx';
import { ArrivingBand } from '#renderer/features/sync/arriving-band.tsx';
import { DiskBand } from '#renderer/features/sync/disk-band.tsx';
import { SyncChip } from '#renderer/features/sync/sync-chip.tsx';
import { OpeningShop, ShopElsewhere, ShopFailed } from '#renderer/features/welcome/shop-gate.tsx';
import { RecoveryGate } from '#renderer/features/welcome/recovery-gate.tsx';
import { unreadWords } from '#renderer/features/welcome/unread-words.ts';
import { DemoBand } from '#renderer/features/welcome/demo-band.tsx';
import { ShopMenu } from '#renderer/features/welcome/shop-menu.tsx';
import { WelcomeDialog } from '#renderer/features/welcome/welcome-dialog.tsx';
import { thisScanner } from '#renderer/platform/this-scanner.ts';
import { actToasts, ActNewsProvider } from '#renderer/ui/act-toasts.ts';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { MemoryOwner } from '#renderer/ui/place-memory.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { notSaved } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { allCommands } from './command-list.ts';
import { AppShell, type ShellParts } from './app-shell.tsx';
import { FindSources } from './find-sources.tsx';
import { type HostFaults, useHostFaults } from './host-faults.ts';
import { type NativeMenu, NativeMenuBar } from './native-menu.tsx';
import type { Arrivals } from './opened-files.ts';
import { PrintDeskHost } from './print-desk-host.tsx';
import { useScanner } from './scan-listener.ts';
import { type Updates, useUpdateNews } from './update-news.ts';

type BootProps = {
  readonly session: DeskSession;
  readonly parts: ShellParts;
  readonly menu: NativeMenu;
  readonly arrivals: Arrivals;
  readonly updates: Updates;
  readonly notices: Notices;
  readonly faults: HostFaults;
};

/** The window from its start to an open shop. */
export function Boot({ session, parts, menu, arrivals, updates, notices, faults }: BootProps) {
  useHostFaults(faults);
  useUpdateNews(updates);
  useScanner(thisScanner);
  useEffect(() => void session.start(), [session]);
  return (
    <DeskProvider value={session}>
      <Gate parts={parts} menu={menu} arrivals={arrivals} notices={notices} />
    </DeskProvider>
  );
}

/** What every screen tells of acts: in words, with their undo, and whether the journal has them. */
function ToldHost({ shop, children }: { readonly shop: Shop; readonly children: ReactNode }) {
  const t = useWords();
  const format = useFormat();
  const told = useMemo(
    () =>
      actToasts({
        words: (failure) => turnFailureWords(failure, { t, format }),
        // What is told of are acts of this shop: their ids are ids of operations.
        undo: (ids) => turnTold(shop, ids as readonly OpId[]),
        undone: t('activity.takenBack'),
        unsaved: (ids) => {
          const why = whyUnsaved(shop.db, ids);
          return why === null ? null : notSaved(why);
        },
      }),
    [t, format, shop],
  );
  useEffect(() => toast.forgetActs, [shop]);
  useEffect(() => shop.feed.listen(({ reversed }) => reversed && toast.takenBack(reversed)), [shop]);
  return <ActNewsProvider value={told}>{children}</ActNewsProvider>;
}

function Gate({ parts, menu, arrivals, notices }: Omit<BootProps, 'session' | 'updates' | 'faults'>) {
  const { at } = useDeskSnapshot();
  const [query, setQuery] = useQuery();
  const connecting = query.has('connect');
  const connect = (on: boolean) => setQuery({ connect: on ? '1' : null });
  const restoring = query.has('restore');
  const restore = (on: boolean) => setQuery({ restore: on ? '1' : null });
  const joining = query.has('join');
  const join = (on: boolean) => setQuery({ join: on ? '1' : null });
  if (at.state === 'open') {
    return (
      <ShopProvider key={at.shop.entry.dbName} value={at.shop}>
        <ShopZone>
          <ToldHost shop={at.shop}>
            <PrintDeskHost>
              <MemoryOwner value={at.shop.entry.shopId}>
                <AppShell
                  {...parts}
                  start={<ShopMenu onConnect={() => connect(true)} onJoin={() => join(true)} />}
                  alarm={
                    <>
                      <DiskBand />
                      <ArrivingBand onJoin={() => join(true)} onReconnect={() => connect(true)} />
                    </>
                  }
                  band={bandOf(at)}
                  search={<StockSearch />}
                  end={
                    <>
                      {!at.reading && (
                        <SyncChip
                          onReconnect={() => connect(true)}
                          onJoin={() => join(true)}
                          onShare={() => navigate('/settings/sharing?share=1')}
                          backupLack={useBackupLack}
                        />
                      )}
                      <HelpButton />
                      <PersonMenu />
                    </>
                  }
                  everywhere={
                    <>
                      {parts.everywhere}
                      <UndoQuestion>{(undo) => <ImportHost arrivals={arrivals} askedUndo={undo} />}</UndoQuestion>
                      <BeginHost />
                      <UndoKeys />
                      <RefusalNews />
                      <SaysZone />
                      <CutOffTurn />
                      <FindSources />
                      {!at.reading && <ReorderAlerts notices={notices} />}
                      <NativeMenuBar commands={allCommands} menu={menu} />
                      {connecting && <ConnectDialog onClose={() => connect(false)} />}
                      {restoring && <RestoreDialog onClose={() => restore(false)} />}
                      <ClosingBackup />
                      {joining && <JoinDialog onClose={() => join(false)} />}
                      {at.rebuilt !== null && <RebuiltNews rebuilt={at.rebuilt} />}
                      <JournalHarm />
                      <ContactHarm />
                    </>
                  }
                />
              </MemoryOwner>
            </PrintDeskHost>
          </ToldHost>
        </ShopZone>
      </ShopProvider>
    );
  }
  return (
    <>
      <AppShell routes={[{ path: '/*?', element: <Before at={at} onRestore={() => restore(true)} /> }]} commands={[]} />
      {at.state === 'welcome' &&
        (connecting ? (
          <ConnectDialog onClose={() => connect(false)} />
        ) : restoring ? (
          <RestoreDialog onClose={() => restore(false)} />
        ) : joining ? (
          <JoinDialog onClose={() => join(false)} />
        ) : (
          <WelcomeDialog
            onConnect={() => connect(true)}
            onJoin={() => join(true)}
            onImport={() => navigate('/stock?import=products')}
            onRestore={() => restore(true)}
          />
        ))}
    </>
  );
}

type OpenState = Extract<DeskState, { state: 'open' }>;

/** What every screen of some shops says: that it is a backup, or a demo. */
function bandOf({ shop, reading }: OpenState): ReactNode {
  if (reading && reading.madeAt !== null) return <ReadingBand {...reading} madeAt={reading.madeAt} />;
  return !reading && shop.entry.shopKind === 'demo' && <DemoBand />;
}

/** What stands in the window while no shop is open. */
function Before({
  at,
  onRestore,
}: {
  readonly at: Exclude<DeskState, { state: 'open' }>;
  readonly onRestore: () => void;
}) {
  switch (at.state) {
    case 'opening':
      return <OpeningShop entry={at.entry} done={at.progress?.done ?? null} total={at.progress?.total ?? null} />;
    case 'recovered':
      return <RecoveryGate entry={at.opened.entry} losses={at.losses} onRestore={onRestore} />;
    case 'elsewhere':
      return <ShopElsewhere entry={at.entry} />;
    case 'failed':
      return <ShopFailed entry={at.entry} failure={at.failure} onRestore={onRestore} />;
    default:
      return null;
  }
}

const rebuiltWords = {
  lost: 'welcome.rebuilt',
  filled: 'welcome.filled',
  'set-back': 'welcome.setBack',
  restored: 'backup.restore.done',
  repaired: 'welcome.repaired',
} as const;

/** Says once why the database was made anew: the journal brought everything back, the server had lost a part of its history, or this desk was set back. */
function RebuiltNews({ rebuilt }: { readonly rebuilt: Rebuilt }) {
  const t = useWords();
  const f = useFormat();
  useEffect(() => {
    if (rebuilt.because === 'taken-back')
      toast.news(takenBackText(rebuilt.takenBack, { t, f }), {
        action: { label: t('activity.attention.look'), run: () => navigate('/activity') },
      });
    else if (rebuilt.because === 'server-set-back') toast.news(t('welcome.serverSetBack', { count: rebuilt.given }));
    else {
      const { because, operations: count, unread, gap } = rebuilt;
      const said = t(rebuiltWords[because], { count });
      const notes = [...(unread ? [unreadWords(t, unread)] : []), ...(gap ? [t('welcome.gap')] : [])];
      if (notes.length === 0) toast.news(said);
      else toast.failure(said, { note: notes.join(' ') });
    }
  }, [t, f, rebuilt]);
  return null;
}

/** Says once that the disk has harmed the journal: what the database gave back, and what only it has now; and which of its files were another shop's. */
function JournalHarm() {
  const t = useWords();
  const harm = useSame(useSyncStatus().harm);
  useEffect(() => {
    if (!harm) return;
    const { given, atEnd, missing, gone, files, others = [] } = harm;
    if (others.length > 0) toast.news(t('welcome.journal.others', { count: others.length, files: others.join(', ') }));
    if (!gone && given === atEnd && given > 0 && missing === 0) {
      toast.news(t('welcome.journal.atEnd', { count: atEnd }));
      return;
    }
    // What a person agreed to go on without was told then: harm that takes and gives nothing more is no news.
    if (given === 0 && missing === 0) return;
    const note = missing > 0 ? t('welcome.journal.missing', { count: missing }) : t('welcome.journal.whole');
    const said = t(gone ? 'welcome.journal.gone' : 'welcome.journal.harmed', { count: given });
    toast.failure(said, { note, details: files.join(', ') });
  }, [t, harm]);
  return null;
}

/** The same value while it says the same: every message from the worker brings a copy. */
function useSame<T>(value: T | undefined): T | undefined {
  const [kept, keep] = useState(value);
  if (JSON.stringify(value) === JSON.stringify(kept)) return kept;
  keep(value);
  return value;
}

/** Says once that the disk has harmed files of people and customers: what the database gave back, or what may be missing. */
function ContactHarm() {
  const t = useWords();
  const news = useSame(useSyncStatus().contactHarm);
  useEffect(() => {
    if (!news) return;
    const details = news.files.join(', ');
    if (news.because === 'given-back')
      toast.failure(t('welcome.contacts.givenBack', { count: news.given }), {
        note: t('welcome.contacts.whole'),
        details,
      });
    else
      toast.failure(t('welcome.contacts.unread', { count: news.files.length }), {
        note: t(news.connected ? 'welcome.contacts.shared' : 'welcome.contacts.alone'),
        details,
      });
  }, [t, news]);
  return null;
}
