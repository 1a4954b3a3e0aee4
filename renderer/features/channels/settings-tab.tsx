import { useState } from 'react';
import type { ChannelFields } from '#shared/domain/operations/rows.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { Region } from '#renderer/ui/region.tsx';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { useChannelCommands } from './channels.commands.ts';
import { type ChannelView, useHasServer, useHere, useShopPlaces } from './channels.queries.ts';
import { KeyDialog } from './connect/key-dialog.tsx';
import { OfferRules } from './offer-rules.tsx';
import { OffersDialog } from './offers-dialog.tsx';
import type { TabFrame } from './tab-frame.ts';

/** What a channel offers, how it behaves, who talks to its store, and the way to end it. */
export function SettingsTab({ view, frame }: TabFrame) {
  const set = useSet(view);
  return frame(
    <div className="channel-settings">
      <Stack gap="l">
        <Offers view={view} />
        <OfferRules view={view} onSet={set} />
        <Behaviour view={view} onSet={set} />
        <Runner view={view} onSet={set} />
        <Ending view={view} />
      </Stack>
    </div>,
  );
}

/** Sets fields of a channel and tells of it. */
export type SetChannel = (fields: Partial<ChannelFields>) => void;

function useSet({ row }: ChannelView): SetChannel {
  const t = useWords();
  const told = useActNews();
  const { set } = useChannelCommands();
  return (fields) =>
    void set(row.id, fields).then((answer) => {
      if (answer.ok) told.saved(t('channels.told.set', { name: row.name }), answer.value.opIds);
      else if (answer.failure.code !== 'nothing-changed') told.failed(answer.failure);
    });
}

function Offers({ view }: { readonly view: ChannelView }) {
  const t = useWords();
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const { places } = useShopPlaces();
  const nameOf = (id: string) => places.find((place) => place.id === id)?.label ?? t('channels.fields.goneLocation');
  const { row } = view;
  return (
    <Region
      name={t('channels.settings.offers')}
      actions={
        <Button kind="quiet" icon="edit" onClick={() => setEditing(true)}>
          {t('channels.settings.edit')}
        </Button>
      }
    >
      <KeyValueList
        items={[
          { label: t('channels.fields.name'), value: row.name },
          ...(row.places && row.places.length > 0
            ? [
                {
                  label: t('channels.fields.places'),
                  value: row.places.map(({ locationId }) => nameOf(locationId)).join(', '),
                },
              ]
            : [{ label: t('channels.fields.locations'), value: row.locationIds.map(nameOf).join(', ') || <Dash /> }]),
          { label: t('channels.fields.buffer'), value: format.count(row.buffer), figure: true },
          { label: t('channels.fields.floor'), value: format.count(row.floor), figure: true },
        ]}
      />
      {editing && <OffersDialog view={view} onClose={() => setEditing(false)} />}
    </Region>
  );
}

type PartProps = { readonly view: ChannelView; readonly onSet: SetChannel };

function Behaviour({ view: { row }, onSet }: PartProps) {
  const t = useWords();
  return (
    <Region name={t('channels.settings.behaviour')}>
      <Stack gap="s">
        <CheckField
          label={t('channels.fields.repairs')}
          hint={t('channels.fields.repairsHint')}
          checked={row.repairs ?? false}
          onChange={(on) => onSet({ repairs: on || null })}
        />
        <CheckField
          label={t('channels.fields.tellsCustomers')}
          hint={t('channels.fields.tellsCustomersHint')}
          checked={row.tellsCustomers ?? true}
          onChange={(on) => onSet({ tellsCustomers: on ? null : false })}
        />
      </Stack>
    </Region>
  );
}

function Runner({ view, onSet }: PartProps) {
  const t = useWords();
  const here = useHere();
  const [dialog, setDialog] = useState<'take' | 'key' | null>(null);
  const { row, isHere, byServer } = view;
  const hasServer = useHasServer();
  const told = useActNews();
  const { handOver, takeBack } = useChannelCommands();
  const giveAway = async () => {
    const given = await handOver(row.id, t('channels.shopServer'));
    if (given.ok) told.saved(t('channels.told.handedOver', { name: row.name }), given.value.opIds);
    else told.failed(given.failure);
  };
  return (
    <Region name={t('channels.settings.runner')}>
      <Stack gap="s">
        <Text>
          {byServer
            ? t('channels.settings.runsServer')
            : isHere
              ? t('channels.settings.runsHere')
              : row.runner === null
                ? t('channels.settings.runsNowhere')
                : t('channels.runsOn', { name: row.runnerName ?? t('channels.otherComputer') })}
        </Text>
        <Inline wrap>
          {!isHere && here && (
            <Button icon="screen" onClick={() => setDialog('take')}>
              {t('channels.settings.takeOver')}
            </Button>
          )}
          {isHere && (
            <Button icon="lock" onClick={() => setDialog('key')}>
              {t('channels.key.enter')}
            </Button>
          )}
          {isHere && hasServer && (
            <Button icon="channels" onClick={() => void giveAway()}>
              {t('channels.settings.handOver')}
            </Button>
          )}
        </Inline>
        {isHere && hasServer && <Text tone="muted">{t('channels.settings.handOverText')}</Text>}
      </Stack>
      {dialog === 'take' && here && (
        <ConfirmDialog
          name={t('channels.settings.takeOver')}
          open
          onClose={() => setDialog(null)}
          onConfirm={() => {
            onSet({ runner: here.runner, runnerName: here.name });
            if (byServer) void takeBack(row.id);
            setDialog('key');
          }}
          confirm={t('channels.settings.takeOver')}
        >
          {byServer
            ? t('channels.settings.takeOverServer')
            : row.runner === null
              ? t('channels.settings.takeOverNobody')
              : t('channels.settings.takeOverText', { name: row.runnerName ?? t('channels.someComputer') })}
        </ConfirmDialog>
      )}
      {dialog === 'key' && <KeyDialog view={view} onClose={() => setDialog(null)} />}
    </Region>
  );
}

/** The end of a channel: its key goes, what was sold stays. */
function Ending({ view: { row, isHere, byServer } }: { readonly view: ChannelView }) {
  const t = useWords();
  const told = useActNews();
  const { set, forget, takeBack } = useChannelCommands();
  const [asking, setAsking] = useState(false);
  const end = async () => {
    const ended = await set(row.id, { archived: true, runner: null, runnerName: null });
    if (!ended.ok) return told.failed(ended.failure);
    if (byServer) await takeBack(row.id);
    else if (isHere) await forget(row.id);
    told.saved(t('channels.told.ended', { name: row.name }), ended.value.opIds);
    navigate('/channels');
  };
  return (
    <Region name={t('channels.settings.end')}>
      <Stack gap="s">
        <Text tone="muted">{t('channels.settings.endText')}</Text>
        <Inline>
          <Button kind="danger" icon="archive" onClick={() => setAsking(true)}>
            {t('channels.settings.disconnect')}
          </Button>
        </Inline>
      </Stack>
      {asking && (
        <ConfirmDialog
          name={t('channels.settings.disconnect')}
          open
          danger
          onClose={() => setAsking(false)}
          onConfirm={() => void end()}
          confirm={t('channels.settings.disconnect')}
        >
          {t('channels.settings.endAsk', { name: row.name })}
        </ConfirmDialog>
      )}
    </Region>
  );
}
