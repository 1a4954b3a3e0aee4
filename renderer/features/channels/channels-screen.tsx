import { useState } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Card, Columns, Inline, Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { standingLooks } from './channel-standing.ts';
import { type ChannelView, useChannels, useNow } from './channels.queries.ts';
import { channelListCommands } from './channels.palette.ts';
import { ConnectDialog } from './connect/connect-dialog.tsx';
import { useChannelActs } from './use-channel-acts.ts';
import { vendorName } from './vendor-name.ts';
import './channels.css';

/** The online stores that sell this stock, and how each stands. */
export function ChannelsScreen() {
  const t = useWords();
  const channels = useChannels();
  const acts = useChannelActs();
  const [address, change] = useQuery();
  const [connecting, setConnecting] = useState(address.get('connect') !== null);
  const mine = channels?.filter(({ canAsk, standing }) => canAsk && standing !== 'paused') ?? [];
  const connect = () => setConnecting(true);
  useCommands(channelListCommands, {
    'channels.connect': connect,
    'channels.syncAll': mine.length > 0 ? () => mine.forEach(({ row }) => acts.sync(row)) : null,
  });
  const button = (
    <Button kind="primary" icon="plus" shortcut="n" onClick={connect}>
      {t('channels.commands.connect')}
    </Button>
  );
  return (
    <Page title={t('channels.title')} count={channels?.length} primary={button}>
      {!channels && <Skeleton lines={6} />}
      {channels?.length === 0 && (
        <EmptyState icon="channels" title={t('channels.empty.title')} action={button}>
          {t('channels.empty.text')}
        </EmptyState>
      )}
      {channels && channels.length > 0 && (
        <Columns min={420} gap="m">
          {channels.map((view) => (
            <ChannelCard key={view.row.id} view={view} acts={acts} />
          ))}
        </Columns>
      )}
      {connecting && (
        <ConnectDialog
          onClose={() => {
            setConnecting(false);
            change({ connect: null });
          }}
        />
      )}
    </Page>
  );
}

type ChannelCardProps = { readonly view: ChannelView; readonly acts: ReturnType<typeof useChannelActs> };

function ChannelCard({ view, acts }: ChannelCardProps) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { row, state, standing, canAsk, notes } = view;
  const look = standingLooks[standing];
  return (
    <Card>
      <Stack gap="s">
        <Inline justify="between" align="start">
          <div>
            <h2 className="channel-name">
              <Link href={`/channels/${row.id}`}>{row.name}</Link>
            </h2>
            <Text tone="muted" size="s">
              {[vendorName(t, row.vendor), row.url].filter(Boolean).join(' · ')}
            </Text>
          </div>
          <StatusMark tone={look.tone} icon={look.icon} label={t(`channels.standings.${standing}`)} />
        </Inline>
        <KeyValueList
          items={[
            {
              label: t('channels.facts.lastRound'),
              value: state?.lastRoundAt ? format.age(state.lastRoundAt, now) : <Dash />,
            },
            { label: t('channels.facts.waiting'), value: state ? format.count(state.waiting) : <Dash />, figure: true },
            {
              label: t('channels.facts.drifting'),
              value: state ? format.count(state.drifting) : <Dash />,
              figure: true,
            },
            { label: t('channels.facts.notes'), value: format.count(notes), figure: true },
          ]}
        />
        <Inline wrap>
          <Button
            icon="refresh"
            busy={acts.syncing.has(row.id)}
            disabled={!canAsk || standing === 'paused'}
            onClick={() => acts.sync(row)}
          >
            {t('channels.commands.sync')}
          </Button>
          <Button kind="quiet" icon={row.paused ? 'forward' : 'paused'} onClick={() => acts.pause(row)}>
            {t(row.paused ? 'channels.commands.resume' : 'channels.commands.pause')}
          </Button>
          {standing === 'agree' && <Link href={`/channels/${row.id}?tab=review`}>{t('channels.review.begin')}</Link>}
          {standing === 'elsewhere' && (
            <Text tone="muted" size="s">
              {t('channels.runsOn', { name: row.runnerName ?? t('channels.otherComputer') })}
            </Text>
          )}
        </Inline>
      </Stack>
    </Card>
  );
}
