import { useEffect, useEffectEvent } from 'react';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { navigate } from '#renderer/ui/location.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { type StockListRow, useDips } from './dips.queries.ts';

/** Notifications of the system, as the window uses them. */
export type Notices = {
  /** Shows one; false where nothing here can. */
  readonly show: (notice: { readonly title: string; readonly body: string }) => Promise<boolean>;
  /** Hears that one was pressed; answers its stop. */
  readonly onPress: (listener: () => void) => () => void;
};

/** Tells when products fall to their reorder point; stands once in a window, shows nothing itself. */
export function ReorderAlerts({ notices }: { readonly notices: Notices }) {
  const t = useWords();
  const format = useFormat();
  const leaving = useLeaving();
  const openReorder = () => leaving.leave(() => navigate('/reorder'));
  const pressed = useEffectEvent(openReorder);
  useEffect(() => notices.onPress(() => pressed()), [notices]);
  const tell = (dips: readonly StockListRow[]) => {
    const [only] = dips;
    if (!only) return;
    const title =
      dips.length === 1
        ? t('reorder.notice.one', { product: only.title })
        : t('reorder.notice.many', { count: dips.length });
    const body =
      dips.length === 1 && only.figures && only.rule
        ? t('reorder.notice.left', {
            available: format.quantity(only.figures.available, only.decimals),
            point: format.quantity(only.rule.point ?? 0, only.decimals),
          })
        : t('reorder.notice.open');
    void notices.show({ title, body }).then((shown) => {
      if (!shown)
        toast.news(title, { kind: 'low', note: body, action: { label: t('reorder.notice.see'), run: openReorder } });
    });
  };
  useDips({ tell, takeBack: () => toast.forget('low') });
  return null;
}
