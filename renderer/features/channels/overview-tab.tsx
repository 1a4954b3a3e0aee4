import { useEffect, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Card, Columns, Inline, Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { channelFailureWords } from './channel-failure.ts';
import type { TabFrame } from './tab-frame.ts';
import { type ChannelView, useNotes, useNow } from './channels.queries.ts';
import { useChannelCommands } from './channels.commands.ts';
import { KeyDialog } from './connect/key-dialog.tsx';
import { NoteList } from './note-list.tsx';
import { vendorName } from './vendor-name.ts';

/** How a channel stands, and what a person has to do about it. */
export function OverviewTab({ view, frame, show }: TabFrame) {
  const t = useWords();
  const notes = useNotes(view.row.id)?.filter(({ resolved }) => !resolved);
  return frame(
    <Stack gap="l">
      <NextStep view={view} show={show} />
      <Columns min={360} gap="l">
        <Facts view={view} />
        <Region
          name={t('channels.notes.title')}
          actions={
            <Button kind="quiet" onClick={() => show('notes')}>
              {t('channels.notes.all')}
            </Button>
          }
        >
          {notes && <NoteList view={view} notes={notes.slice(0, 5)} />}
        </Region>
      </Columns>
    </Stack>,
  );
}

/** The one thing to do next, where there is one. */
function NextStep({ view, show }: Pick<TabFrame, 'view' | 'show'>) {
  const t = useWords();
  const { row, state, standing, isHere } = view;
  const [entering, setEntering] = useState(false);
  const isKeyMissing = useIsKeyMissing(view);
  const isKeyWrong = state?.failure?.code === 'channel-refused' || state?.failure?.code === 'no-key' || isKeyMissing;
  const keyDialog = entering && <KeyDialog view={view} onClose={() => setEntering(false)} />;
  const enterKey = (
    <Button icon="lock" onClick={() => setEntering(true)}>
      {t('channels.key.enter')}
    </Button>
  );
  if (isHere && isKeyMissing)
    return (
      <Card>
        <Stack gap="s">
          <Text strong>{t('channels.key.missing')}</Text>
          <Text tone="muted">{t('channels.key.missingText')}</Text>
          <Inline>{enterKey}</Inline>
        </Stack>
        {keyDialog}
      </Card>
    );
  if (state?.failure && state.failure.code !== 'undecidable' && standing !== 'paused')
    return (
      <>
        <FailureStep view={view} {...(isKeyWrong && isHere && { enterKey })} />
        {keyDialog}
      </>
    );
  const text = stepTexts[standing as keyof typeof stepTexts] as keyof typeof stepTexts | undefined;
  if (!text) return null;
  return (
    <Card>
      <Stack gap="s">
        <Text strong>{t(`channels.next.${text}.title`)}</Text>
        <Text tone="muted">
          {t(`channels.next.${text}.text`, {
            name: row.runnerName ?? t('channels.someComputer'),
            count: state?.drifting ?? 0,
          })}
        </Text>
        <Inline>
          {text === 'agree' && (
            <Button kind="primary" icon="show" onClick={() => show('review')}>
              {t('channels.review.begin')}
            </Button>
          )}
          {text === 'drifting' && (
            <Button icon="show" onClick={() => show('products')}>
              {t('channels.truth.look')}
            </Button>
          )}
          {text === 'stopped' && (
            <Button icon="show" onClick={() => show('notes')}>
              {t('channels.notes.all')}
            </Button>
          )}
          {(text === 'nobody' || text === 'elsewhere') && (
            <Button icon="settings" onClick={() => show('settings')}>
              {t('channels.tabs.settings')}
            </Button>
          )}
        </Inline>
      </Stack>
    </Card>
  );
}

type FailureStepProps = { readonly view: ChannelView; readonly enterKey?: React.ReactNode };

/** Why nothing is pulled or told just now, with what a person can do about it. */
function FailureStep({ view: { row, state, isHere }, enterKey }: FailureStepProps) {
  const t = useWords();
  const { goOn, syncNow } = useChannelCommands();
  if (!state?.failure) return null;
  const { code, detail } = state.failure;
  const isOthers = code === 'deliveries-elsewhere' || code === 'deliveries-damaged';
  const begin = async () => {
    const agreed = await goOn(row.id);
    if (!agreed.ok) return void toast.failed(channelFailureWords(t, agreed.failure, row.vendor));
    toast.success(t('channels.goOn.done', { name: row.name }));
    void syncNow(row.id);
  };
  return (
    <Stack gap="s">
      <ErrorBlock
        {...channelFailureWords(t, { code, ...(detail !== null && { detail }) }, row.vendor)}
        {...(enterKey !== undefined && { action: enterKey })}
      />
      {isOthers && isHere && (
        <>
          <Text tone="muted">{t('channels.goOn.text')}</Text>
          <Inline>
            <Button onClick={() => void begin()}>{t('channels.goOn.act')}</Button>
          </Inline>
        </>
      )}
    </Stack>
  );
}

const stepTexts = {
  agree: 'agree',
  drifting: 'drifting',
  stopped: 'stopped',
  nobody: 'nobody',
  elsewhere: 'elsewhere',
  paused: 'paused',
  'first-pull': 'first-pull',
} as const;

/** Whether this computer is to talk to the store and has no key for it. */
function useIsKeyMissing({ row, isHere, state }: ChannelView): boolean {
  const { access } = useChannelCommands();
  const [missing, setMissing] = useState(false);
  const asOf = state?.lastRoundAt;
  useEffect(() => {
    let isShown = true;
    if (!isHere) return;
    void access(row.id).then((answer) => {
      if (isShown && answer.ok) setMissing(answer.value.kept === 'missing');
    });
    return () => {
      isShown = false;
    };
  }, [access, row.id, isHere, asOf]);
  return isHere && missing;
}

function Facts({ view: { row, state, isHere, byServer } }: { readonly view: ChannelView }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const count = (figure: number | undefined) => (figure === undefined ? <Dash /> : format.count(figure));
  return (
    <Region name={t('channels.facts.title')}>
      <KeyValueList
        items={[
          { label: t('channels.facts.kind'), value: vendorName(t, row.vendor) },
          { label: t('channels.fields.url'), value: row.url ?? <Dash /> },
          {
            label: t('channels.fields.runner'),
            value: byServer
              ? t('channels.shopServer')
              : isHere
                ? t('channels.thisComputer')
                : row.runner === null
                  ? t('channels.nobody')
                  : (row.runnerName ?? t('channels.otherComputer')),
          },
          {
            label: t('channels.facts.lastRound'),
            value: state?.lastRoundAt ? (
              `${format.age(state.lastRoundAt, now)} (${format.dateTime(state.lastRoundAt)})`
            ) : (
              <Dash />
            ),
          },
          {
            label: t('channels.facts.nextRound'),
            value: state?.nextAt && !row.paused ? format.time(state.nextAt) : <Dash />,
          },
          { label: t('channels.facts.waiting'), value: count(state?.waiting), figure: true },
          { label: t('channels.facts.drifting'), value: count(state?.drifting), figure: true },
          { label: t('channels.facts.pulled'), value: count(state?.firstPull.products), figure: true },
        ]}
      />
    </Region>
  );
}
