import { BookFigureList } from '#renderer/parts/book-figures.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { WrongBooks } from './wrong-books.queries.ts';

/** More nobody reads at once; all of them stand in the settings. */
const MOST = 5;

/** Figures of the books that a check found to be wrong, and the way to their repair. */
export function WrongBooksRow({ wrong: { differences, figures, count } }: { readonly wrong: WrongBooks }) {
  const t = useWords();
  return (
    <>
      <Text strong>{t('settings.books.attention', { count: differences })}</Text>
      <Text as="div">{t('settings.books.attentionWhy')}</Text>
      <BookFigureList figures={figures} count={count} most={MOST} />
      <Link href="/settings/books">{t('settings.books.attentionGo')}</Link>
    </>
  );
}
