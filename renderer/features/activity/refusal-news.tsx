import { useEffect, useRef } from 'react';
import { navigate } from '#renderer/ui/location.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useActivityCommands } from './activity.commands.ts';
import { type Attention, useRefusedIds } from './attention.queries.ts';
import { entryText } from './entry-text.ts';

/** Tells on every screen when acts of this desk are refused: whoever has the goods in hand does not look at Activity. */
export function RefusalNews() {
  const t = useWords();
  const format = useFormat();
  const ids = useRefusedIds();
  const { refused } = useActivityCommands();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (ids === undefined) return;
    const all = ids.split(' ').filter((id) => id !== '');
    // What was refused before is listed, and told on the page of its order.
    const before = known.current ?? new Set(all);
    known.current = new Set([...before, ...all]);
    if (all.every((id) => before.has(id))) return;
    const tell = (items: readonly Attention[]) => {
      const [only] = items;
      if (!only || only.row.type !== 'refused') return;
      // Its own toast would offer to take back what is taken back.
      toast.takenBack(items.flatMap(({ row }) => (row.type === 'refused' ? row.opId : [])));
      const isOne = items.length === 1;
      const what = t('activity.attention.refused', { what: entryText(only, { t, format }) });
      const { happened } = failureWords(t, { code: only.row.code });
      const to = isOne && only.about && !only.about.gone ? `/orders/${only.about.orderId}` : '/activity';
      toast.news(isOne ? what : t('activity.attention.refusedMany', { count: items.length }), {
        kind: 'refusals',
        action: { label: t('activity.attention.look'), run: () => navigate(to) },
        ...(isOne && { note: happened }),
      });
    };
    // One push may be refused act by act: all that nobody has looked at are told together.
    void refused().then(tell);
  }, [ids, refused, t, format]);
  return null;
}
