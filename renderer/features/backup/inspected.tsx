import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import type { InspectedBackup } from './backup.commands.ts';
import { Said } from './said.tsx';
import { sizeText } from './size-text.ts';

/** What a backup is, read whole before anybody decides on it. */
export function Inspected({ found }: { readonly found: InspectedBackup }) {
  const t = useWords();
  const f = useFormat();
  const { locale } = useWindowLook();
  const { shop, madeAt, acts, newestAt, bytes, pictures, harmed, here, server } = found;
  return (
    <Stack gap="s">
      <KeyValueList
        items={[
          {
            label: t('backup.restore.shop'),
            value: shop.isDemo ? t('welcome.demoBand.shop', { name: shop.name }) : shop.name,
          },
          { label: t('backup.restore.madeAt'), value: f.dateTime(madeAt) },
          { label: t('backup.restore.acts'), value: f.count(acts) },
          ...(newestAt === null ? [] : [{ label: t('backup.restore.newest'), value: f.dateTime(newestAt) }]),
          ...(pictures > 0 ? [{ label: t('backup.restore.pictures'), value: f.count(pictures) }] : []),
          { label: t('backup.restore.size'), value: sizeText(bytes, locale) },
        ]}
      />
      {harmed > 0 ? (
        <Said tone="warn" text={t('backup.restore.harmed', { count: harmed })} />
      ) : (
        <Said tone="good" text={t('backup.restore.whole')} />
      )}
      {here && here.ahead > 0 && <Text>{t('backup.restore.ahead', { count: here.ahead })}</Text>}
      {!here && server !== null && <Text tone="muted">{t('backup.restore.server', { url: server })}</Text>}
    </Stack>
  );
}
