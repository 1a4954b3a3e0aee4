import { choosePacking, usePackingChoices } from '#renderer/parts/packing-choices.store.ts';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import { paperIds } from '#shared/domain/labels/paper.ts';
import { useSettingsCommands } from './settings.commands.ts';
import { usePeople, useShopRow } from './settings.queries.ts';
import { useTellAnswer } from './tell-answer.ts';

/** Who packs without scanning, and which papers of a parcel this computer prints by itself. */
export function PackingSettings() {
  const t = useWords();
  return (
    <Stack gap="l">
      <WhoPacks />
      <Region name={t('settings.packing.papers')}>
        <Papers />
      </Region>
    </Stack>
  );
}

function WhoPacks() {
  const t = useWords();
  const shop = useShopRow();
  const people = usePeople();
  const tell = useTellAnswer();
  const { edit } = useSettingsCommands();
  if (!shop || !people) return <Skeleton lines={3} />;
  const { packWithoutScan: everybody = false, packWithoutScanBy } = shop;
  const chosen = packWithoutScanBy ?? [];
  const set = async (fields: Parameters<typeof edit>[0]['fields']) =>
    tell(await edit({ kind: 'shop', id: shop.id, fields }), t('settings.packing.title'));
  const setPerson = (id: string, on: boolean) => {
    const others = chosen.filter((one) => one !== id);
    const next = on ? [...others, id] : others;
    void set({ packWithoutScanBy: next.length > 0 ? next : null });
  };
  return (
    <Region name={t('settings.packing.title')}>
      <Stack gap="s">
        <Text tone="muted">{t('settings.packing.text')}</Text>
        <CheckField
          label={t('settings.packing.everybody')}
          hint={t('settings.packing.everybodyHint')}
          checked={everybody === true}
          onChange={(on) => void set({ packWithoutScan: on ? true : null })}
        />
        {people.map(({ contactId, name }) => (
          <CheckField
            key={contactId}
            label={t('settings.packing.person', { name })}
            checked={everybody === true || chosen.some((one) => one === contactId)}
            disabled={everybody === true}
            onChange={(on) => setPerson(contactId, on)}
          />
        ))}
      </Stack>
    </Region>
  );
}

function Papers() {
  const t = useWords();
  const { slipAtOnce, labelAtOnce, labelPaper } = usePackingChoices();
  return (
    <Stack gap="s">
      <Text tone="muted">{t('settings.packing.papersText')}</Text>
      <CheckField
        label={t('settings.packing.slipAtOnce')}
        checked={slipAtOnce}
        onChange={(on) => choosePacking({ slipAtOnce: on })}
      />
      <CheckField
        label={t('settings.packing.labelAtOnce')}
        checked={labelAtOnce}
        onChange={(on) => choosePacking({ labelAtOnce: on })}
      />
      <SelectField
        label={t('settings.packing.labelPaper')}
        value={labelPaper}
        onChange={(paper) => paper && choosePacking({ labelPaper: paper })}
        options={paperIds.map((id) => ({ value: id, label: t(`labels.papers.${id}`) }))}
      />
    </Stack>
  );
}
