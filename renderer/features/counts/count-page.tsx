import type { NewProductOf } from '#renderer/parts/unknown-code.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { useParams } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { ScanSkeleton } from '#renderer/ui/scan-skeleton.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useCountSheet } from './counts.queries.ts';
import { EndedCount } from './ended-count.tsx';
import { OpenCount } from './open-count.tsx';

/** One count: what was seen, what differs, what was posted. */
export function CountPage({ newProduct }: { readonly newProduct: NewProductOf }) {
  const t = useWords();
  const { id = '' } = useParams();
  const { sheet, book } = useCountSheet(id);
  const back = { href: '/counts', label: t('counts.page.back') };
  if (sheet?.count.id === id) {
    return sheet.count.state === 'open' ? (
      <OpenCount key={id} sheet={sheet} book={book} newProduct={newProduct} back={back} />
    ) : (
      <EndedCount key={id} sheet={sheet} back={back} />
    );
  }
  return (
    <Page title={sheet === null ? t('counts.page.missingTitle') : t('counts.title')} back={back}>
      {sheet === null ? (
        <EmptyState
          icon="counts"
          title={t('counts.page.missingTitle')}
          action={<Link href="/counts">{t('counts.page.goTo')}</Link>}
        >
          {t('counts.page.missingText')}
        </EmptyState>
      ) : (
        <ScanSkeleton lines={8} />
      )}
    </Page>
  );
}
