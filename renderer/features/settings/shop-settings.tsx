import { useState } from 'react';
import type { ShopRow } from '#shared/domain/operations/rows.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { changeReorderNotices, useSettingsCommands } from './settings.commands.ts';
import { useLocations, useReorderNotices, useShopRow, useShopZone } from './settings.queries.ts';
import { useTellAnswer } from './tell-answer.ts';

/** The list of shops and the server hold no more of it. */
const LONGEST_SHOP_NAME = 200;

/** The time zones this computer knows, and the one of the clock that all others are set by. */
const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

/** Name, currency, default location and time zone of the shop. */
export function ShopSettings() {
  const t = useWords();
  const shop = useShopRow();
  const locations = useLocations();
  const zone = useShopZone();
  const [editing, setEditing] = useState(false);
  if (!shop) return <Skeleton lines={3} />;
  const place = locations.find((location) => location.id === shop.defaultLocationId)?.label ?? '';
  return (
    <Region
      name={t('settings.shop.title')}
      actions={
        <Button kind="quiet" icon="edit" onClick={() => setEditing(true)}>
          {t('settings.shop.edit')}
        </Button>
      }
    >
      <KeyValueList
        items={[
          { label: t('settings.shop.name'), value: shop.name },
          { label: t('settings.shop.currency'), value: shop.currency },
          { label: t('settings.shop.defaultLocation'), value: place },
          { label: t('settings.shop.timeZone'), value: zone },
        ]}
      />
      {editing && <EditShop shop={shop} onClose={() => setEditing(false)} />}
    </Region>
  );
}

function EditShop({ shop, onClose }: { readonly shop: ShopRow; readonly onClose: () => void }) {
  const t = useWords();
  const tell = useTellAnswer();
  const { edit } = useSettingsCommands();
  const locations = useLocations();
  const [name, setName] = useState(shop.name);
  const [place, setPlace] = useState<string | null>(shop.defaultLocationId);
  const said = useShopZone();
  const [zone, setZone] = useState<string | null>(said);
  const submit = async () => {
    const fields = { name: name.trim(), defaultLocationId: place, ...(zone !== said && { timeZone: zone }) };
    const answer = await edit({ kind: 'shop', id: shop.id, fields });
    if (tell(answer, t('settings.shop.title'))) onClose();
  };
  return (
    <Dialog
      name={t('settings.shop.edit')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('settings.shop.save')}
      canSubmit={name.trim() !== ''}
    >
      <Stack gap="m">
        <TextField
          label={t('settings.shop.name')}
          value={name}
          onChange={setName}
          required
          autoFocus
          maxLength={LONGEST_SHOP_NAME}
        />
        <SelectField
          label={t('settings.shop.defaultLocation')}
          value={place}
          onChange={setPlace}
          options={locations
            .filter(({ archived, notForSale }) => !archived && !notForSale)
            .map(({ id, label }) => ({ value: id, label }))}
        />
        <SelectField
          label={t('settings.shop.timeZone')}
          hint={t('settings.shop.timeZoneHint')}
          value={zone}
          onChange={setZone}
          options={zones.map((one) => ({ value: one, label: one }))}
        />
      </Stack>
    </Dialog>
  );
}

/** The reorder rule of everything that has none of its own. */
export function RuleSettings() {
  const t = useWords();
  const f = useFormat();
  const shop = useShopRow();
  const notices = useReorderNotices();
  const [editing, setEditing] = useState(false);
  if (!shop) return null;
  return (
    <Region
      name={t('settings.rule.title')}
      actions={
        <Button kind="quiet" icon="edit" onClick={() => setEditing(true)}>
          {t('settings.rule.edit')}
        </Button>
      }
    >
      <Stack gap="s">
        <Text tone="muted">{t('settings.rule.note')}</Text>
        {shop.defaultPoint === null ? (
          <Text>{t('settings.rule.none')}</Text>
        ) : (
          <KeyValueList
            items={[
              { label: t('settings.rule.point'), value: f.quantity(shop.defaultPoint) },
              { label: t('settings.rule.upTo'), value: f.quantity(shop.defaultUpTo ?? shop.defaultPoint * 2) },
            ]}
          />
        )}
        <CheckField
          label={t('settings.rule.notices')}
          hint={t('settings.rule.noticesHint')}
          checked={notices}
          onChange={changeReorderNotices}
        />
      </Stack>
      {editing && <EditRule shop={shop} onClose={() => setEditing(false)} />}
    </Region>
  );
}

function EditRule({ shop, onClose }: { readonly shop: ShopRow; readonly onClose: () => void }) {
  const t = useWords();
  const tell = useTellAnswer();
  const { edit } = useSettingsCommands();
  const [point, setPoint] = useState<number | null>(shop.defaultPoint);
  const [upTo, setUpTo] = useState<number | null>(shop.defaultUpTo);
  const submit = async () => {
    const answer = await edit({
      kind: 'shop',
      id: shop.id,
      fields: { defaultPoint: point, defaultUpTo: point === null ? null : upTo },
    });
    if (tell(answer, t('settings.rule.title'))) onClose();
  };
  return (
    <Dialog
      name={t('settings.rule.edit')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('settings.shop.save')}
    >
      <Stack gap="m">
        <NumberField label={t('settings.rule.point')} value={point} onChange={setPoint} min={0} autoFocus />
        <NumberField label={t('settings.rule.upTo')} value={upTo} onChange={setUpTo} min={0} />
      </Stack>
    </Dialog>
  );
}
