import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { navigate, useParams } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { ScanSkeleton } from '#renderer/ui/scan-skeleton.tsx';
import { useWords } from '#renderer/words/words.ts';
import { batchProgress } from '#shared/domain/batches/stops.ts';
import { BatchMark } from './batch-columns.tsx';
import { OpenBatch } from './open-batch.tsx';
import { type FoundBatch, useBatch } from './picking.queries.ts';

/** One batch: to be picked while it is open, to be read once it has ended. */
export function PickScreen() {
  const t = useWords();
  const { batch: id = '' } = useParams();
  const found = useBatch(id);
  const back = { href: '/picking', label: t('picking.title') };
  if (found?.batch.state === 'open') return <OpenBatch key={id} found={found} back={back} />;
  if (found) return <EndedBatch found={found} back={back} />;
  return (
    <Page title={t('picking.title')} back={back}>
      {found === null ? (
        <EmptyState
          icon="orders"
          title={t('picking.page.missingTitle')}
          action={
            <Button kind="primary" onClick={() => navigate('/picking')}>
              {t('picking.goTo')}
            </Button>
          }
        >
          {t('picking.page.missingText')}
        </EmptyState>
      ) : (
        <ScanSkeleton lines={8} />
      )}
    </Page>
  );
}

type EndedBatchProps = { readonly found: FoundBatch; readonly back: { readonly href: string; readonly label: string } };

function EndedBatch({ found: { batch, orders }, back }: EndedBatchProps) {
  const t = useWords();
  const format = useFormat();
  return (
    <Page title={batch.number} mark={<BatchMark state={batch.state} />} back={back}>
      <Stack gap="m">
        <Text>{t('picking.page.endedText')}</Text>
        <Text tone="muted" figure>
          {[t('picking.page.leftOf', batchProgress(orders)), batch.endedAt && format.dateTime(batch.endedAt)]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Region name={t('picking.page.orders')}>
          <Stack gap="xs">
            {orders.map(({ id, number }) => (
              <Link key={id} href={`/orders/${id}`}>
                {t('picking.page.order', { number })}
              </Link>
            ))}
          </Stack>
        </Region>
      </Stack>
    </Page>
  );
}
