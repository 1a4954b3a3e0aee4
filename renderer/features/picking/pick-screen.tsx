import { useState } from 'react';
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
import { RefusedOfEnded } from './batch-news.tsx';
import { type FoundBatch, useBatch, usePickFacts } from './picking.queries.ts';
import { useRefusedPicks } from './refused-picks.queries.ts';
import { UnpickedScans } from './unpicked-scans.tsx';

/** One batch: to be picked while it is open, to be read once it has ended. */
export function PickScreen() {
  const t = useWords();
  const { batch: id = '' } = useParams();
  const found = useBatch(id);
  const back = { href: '/picking', label: t('picking.title') };
  // Whoever was picking it when it ended has a scanner in hand.
  const [wasOpen, setWasOpen] = useState<string | null>(null);
  const isOpen = found?.batch.state === 'open';
  if (isOpen && wasOpen !== id) setWasOpen(id);
  if (found && isOpen) return <OpenBatch key={id} found={found} back={back} />;
  if (found) return <EndedBatch found={found} back={back} wasOpen={wasOpen === id} />;
  return (
    <Page title={t('picking.title')} back={back}>
      {found === null && wasOpen === id && (
        <UnpickedScans ready={t('picking.page.missingTitle')} refused={t('picking.said.gone')} />
      )}
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

type EndedBatchProps = {
  readonly found: FoundBatch;
  readonly back: { readonly href: string; readonly label: string };
  /** It ended while it was shown here. */
  readonly wasOpen: boolean;
};

function EndedBatch({ found, back, wasOpen }: EndedBatchProps) {
  const t = useWords();
  const format = useFormat();
  const { batch, orders } = found;
  const facts = usePickFacts();
  const refused = useRefusedPicks(batch, orders);
  return (
    <Page title={batch.name} mark={<BatchMark state={batch.state} />} back={back}>
      <Stack gap="m">
        {wasOpen ? (
          <UnpickedScans ready={t('picking.page.endedText')} refused={t('picking.said.ended')} />
        ) : (
          <Text>{t('picking.page.endedText')}</Text>
        )}
        <RefusedOfEnded found={found} facts={facts} refused={refused} />
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
