import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { useWords } from '#renderer/words/words.ts';

/** What a place without a screen says. */
export function NotFound({ home }: { readonly home: string }) {
  const t = useWords();
  return (
    <EmptyState
      icon="help"
      title={t('shell.notFound.title')}
      action={<Link href={home}>{t('shell.notFound.home')}</Link>}
    >
      {t('shell.notFound.text')}
    </EmptyState>
  );
}
