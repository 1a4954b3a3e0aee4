import { Button } from '#renderer/ui/button.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { fitting, missingIn, type ReturnDraft } from './return-draft.ts';
import type { ReturnFacts, ReturnOrder } from './returns.queries.ts';

type RefusedListProps = {
  readonly list: ReturnDraft;
  readonly found: ReturnOrder;
  readonly facts: ReturnFacts;
  /** Looks at what of the list can still come back. */
  readonly onPut: (list: ReturnDraft) => void;
};

/** What was looked at for a return that was refused, and what of it can still be taken back. */
export function RefusedList({ list, found: { order, away }, facts, onPut }: RefusedListProps) {
  const t = useWords();
  const format = useFormat();
  const left = fitting(list, order, away);
  const goods = (pieces: Pick<ReturnDraft, 'pieces'>['pieces']): string =>
    pieces
      .map(({ lineId, quantity, outcome }) => {
        const variantId = order.lines.find(({ id }) => id === lineId)?.variantId;
        const row = variantId && facts.variant(variantId);
        const counted = format.quantity(quantity, row?.decimals ?? 0);
        const product = row?.title ?? '';
        return t('returns.again.piece', { quantity: counted, product, outcome: t(`returns.outcomes.${outcome}`) });
      })
      .join(', ');
  const missing = missingIn(left, list);
  return (
    <section className="refused-list" aria-label={t('returns.again.title')}>
      <Stack gap="s">
        <div>
          <Text strong>{t('returns.again.title')}</Text>
          <Text>{t('returns.again.list', { goods: goods(list.pieces) })}</Text>
          {left.pieces.length === 0 ? (
            <Text>{t('returns.again.none')}</Text>
          ) : (
            missing.length > 0 && <Text>{t('returns.again.missing', { goods: goods(missing) })}</Text>
          )}
        </div>
        {left.pieces.length > 0 && (
          <div>
            <Button icon="undo" onClick={() => onPut(left)}>
              {t('returns.again.put')}
            </Button>
          </div>
        )}
      </Stack>
    </section>
  );
}
