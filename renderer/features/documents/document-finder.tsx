import { useMemo } from 'react';
import { isActDocument } from '#shared/domain/operations/documents.ts';
import { bestFits, fitOf, type Found } from '#renderer/ui/finder.ts';
import { useFindSource } from '#renderer/ui/use-found.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { type MovementDocument, useReadDocuments } from './find-documents.queries.ts';

/** Lets deliveries, moves and returns be found on every screen: by note, person and day. */
export function DocumentFinder() {
  const t = useWords();
  const format = useFormat();
  const read = useReadDocuments();
  useFindSource(
    useMemo(() => {
      const lineOf = (text: string) => (found: MovementDocument) => {
        const { document, at, person, note, lines } = found;
        if (!isActDocument(document.kind)) return [];
        const kind = t(`documents.kinds.${document.kind}`);
        const day = format.date(at);
        const title = note ?? `${kind} ${day}`;
        // A part of what a person wrote finds it; of the other words only their beginnings do.
        const other = fitOf([title, kind, day, person ?? ''], text);
        const fit = fitOf([title], text) ?? (other === 'within' ? null : other);
        const line: Omit<Found, 'fit'> = {
          id: document.id,
          title,
          note: [note && kind, note && day, person, t('find.ofLines', { count: lines })].filter(Boolean).join(' · '),
          icon: document.kind === 'receipt' ? 'receive' : 'move',
          place: `/documents/${document.kind}/${document.id}`,
        };
        return fit === null ? [] : [{ ...line, fit }];
      };
      return {
        id: 'documents',
        name: t('find.kinds.documents'),
        one: t('find.one.document'),
        order: 5,
        find: async (text, most) => bestFits((await read()).flatMap(lineOf(text)), most),
      };
    }, [read, t, format]),
  );
  return null;
}
