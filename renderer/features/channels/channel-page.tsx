import { useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { useParams, useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { type Tab, Tabs } from '#renderer/ui/tabs.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import { standingLooks } from './channel-standing.ts';
import { type ChannelView, useChannel } from './channels.queries.ts';
import { channelCommands } from './channels.palette.ts';
import { LogTab } from './log-tab.tsx';
import { NotesTab } from './notes-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { ReviewTab } from './review/review-tab.tsx';
import { SettingsTab } from './settings-tab.tsx';
import { type ChannelTab, channelTabs, type TabFrame } from './tab-frame.ts';
import { TruthTab } from './truth/truth-tab.tsx';
import { useChannelActs } from './use-channel-acts.ts';
import './channels.css';

/** One online store: how it stands, what it shows, what is to be decided, what it was told. */
export function ChannelPage() {
  const t = useWords();
  const { id = '' } = useParams();
  const view = useChannel(id);
  const back = { href: '/channels', label: t('channels.back') };
  if (view) return <ShownChannel key={view.row.id} view={view} back={back} />;
  return (
    <Page title={view === undefined ? t('channels.title') : t('channels.missing.title')} back={back}>
      {view === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <EmptyState
          icon="channels"
          title={t('channels.missing.title')}
          action={<Link href="/channels">{t('channels.goTo')}</Link>}
        >
          {t('channels.missing.text')}
        </EmptyState>
      )}
    </Page>
  );
}

type ShownProps = { readonly view: ChannelView; readonly back: { readonly href: string; readonly label: string } };

function ShownChannel({ view, back }: ShownProps) {
  const t = useWords();
  const [address, change] = useQuery();
  const acts = useChannelActs();
  const [publishing, setPublishing] = useState(false);
  const { row, state, standing, canAsk } = view;
  const tab = channelTabs.find((one) => one === address.get('tab')) ?? 'overview';
  const show = (next: ChannelTab) =>
    change({ tab: next === 'overview' ? null : next, open: null, filter: null, q: null });
  const canSync = canAsk && standing !== 'paused';
  const canPublish = canAsk && state?.trust === 'agreed';
  useCommands(channelCommands, {
    'channel.sync': canSync ? () => acts.sync(row) : null,
    'channel.pause': () => acts.pause(row),
    'channel.publish': canPublish ? () => setPublishing(true) : null,
  });
  const look = standingLooks[standing];
  const frame: TabFrame['frame'] = (content, { panel, chips, primary, fill } = {}) => (
    <Page
      title={row.name}
      back={back}
      mark={<StatusMark tone={look.tone} icon={look.icon} label={t(`channels.standings.${standing}`)} />}
      primary={
        primary ?? (
          <Button
            kind="primary"
            icon="refresh"
            shortcut="y"
            busy={acts.syncing.has(row.id)}
            disabled={!canSync}
            onClick={() => acts.sync(row)}
          >
            {t('channels.commands.sync')}
          </Button>
        )
      }
      actions={
        <Button icon={row.paused ? 'forward' : 'paused'} shortcut="p" onClick={() => acts.pause(row)}>
          {t(row.paused ? 'channels.commands.resume' : 'channels.commands.pause')}
        </Button>
      }
      chips={
        <div className="channel-head">
          <Tabs name={t('channels.tabsName')} tabs={tabsOf(t, view)} value={tab} onChange={show} />
          {chips}
        </div>
      }
      panel={panel}
      {...(fill && { fill })}
    >
      {content}
      {publishing && <PublishDialog view={view} onClose={() => setPublishing(false)} />}
    </Page>
  );
  const handed: TabFrame = { view, frame, show };
  // What a store shows is known where it is talked to.
  if (!canAsk && state === null && (tab === 'products' || tab === 'review'))
    return frame(
      <EmptyState icon="channels" title={t('channels.runsOn', { name: row.runnerName ?? t('channels.otherComputer') })}>
        {t('channels.seenThere')}
      </EmptyState>,
    );
  switch (tab) {
    case 'products':
      return <TruthTab {...handed} />;
    case 'review':
      return <ReviewTab {...handed} />;
    case 'notes':
      return <NotesTab {...handed} />;
    case 'log':
      return <LogTab {...handed} />;
    case 'settings':
      return <SettingsTab {...handed} />;
    case 'overview':
      return <OverviewTab {...handed} />;
  }
}

function tabsOf(t: Words, { state, notes }: ChannelView): readonly Tab<ChannelTab>[] {
  return channelTabs.map((id) => ({
    id,
    label: t(`channels.tabs.${id}`),
    ...(id === 'notes' && notes > 0 && { count: notes, tone: 'warn' as const }),
    ...(id === 'products' && state && state.drifting > 0 && { count: state.drifting, tone: 'warn' as const }),
  }));
}
