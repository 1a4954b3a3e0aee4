import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';

/** What becomes of products in one online store once they are archived. */
type SoldInStore = {
  readonly channelName: string;
  readonly shownNone: number;
  readonly kept: number;
  readonly silent: 'paused' | 'nobody' | null;
};

/** Says what each online store will show of products that are to be archived (CHN223). */
export function SoldThereTexts({ sold }: { readonly sold: readonly SoldInStore[] }) {
  const t = useWords();
  return (
    <Stack gap="s">
      {sold.map((one) => (
        <Text key={one.channelName}>{soldText(t, one)}</Text>
      ))}
      <Text tone="muted">{t('stock.soldThere.stays')}</Text>
    </Stack>
  );
}

function soldText(t: Words, { channelName: store, shownNone, kept, silent }: SoldInStore): string {
  return [
    shownNone > 0 && t(`stock.soldThere.${silent ?? 'none'}`, { store, count: shownNone }),
    kept > 0 && t('stock.soldThere.kept', { store, count: kept }),
  ]
    .filter((text) => text !== false)
    .join(' ');
}
