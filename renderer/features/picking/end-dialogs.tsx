import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { Question } from '#renderer/ui/question.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import { looseIn } from '#shared/domain/orders/fulfil.ts';
import { must } from '#shared/base/must.ts';
import { goodsText } from './batch-words.ts';
import { usePickingCommands } from './picking.commands.ts';
import type { FoundBatch, PickFacts } from './picking.queries.ts';

/** Finishes a batch at once where nothing is left of it, and asks where something is. */
export function useFinish({ batch }: FoundBatch, left: number) {
  const t = useWords();
  const commands = usePickingCommands();
  const told = useActNews();
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const finish = async () => {
    setBusy(true);
    const ended = await commands.end(batch.id, { act: 'finish', putBack: false });
    setBusy(false);
    setAsks(false);
    if (!ended.ok) return told.failed(ended.failure);
    told.saved(t('picking.finish.saved', { number: batch.name }), ended.value.opIds);
    navigate('/picking');
  };
  return {
    begin: () => (left > 0 ? setAsks(true) : void finish()),
    busy,
    question: (
      <Question
        name={t('picking.finish.title')}
        open={asks}
        safe={t('picking.finish.safe')}
        onSafe={() => setAsks(false)}
        risky={t('picking.finish.risky')}
        onRisky={() => void finish()}
        busy={busy}
      >
        <Text>{t('picking.finish.left', { count: left })}</Text>
      </Question>
    ),
  };
}

type CancelBatchProps = { readonly found: FoundBatch; readonly facts: PickFacts; readonly onClose: () => void };

/** Cancels a batch: what is picked stays picked, or goes back on its shelves in the same step. */
export function CancelBatch({ found: { batch, orders }, facts, onClose }: CancelBatchProps) {
  const t = useWords();
  const format = useFormat();
  const commands = usePickingCommands();
  const told = useActNews();
  const [what, setWhat] = useState<'keep' | 'putBack'>('keep');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const goods = orders.flatMap((order) =>
    looseIn(order).map(({ lineId, quantity }) => {
      const line = must(
        order.lines.find(({ id }) => id === lineId),
        'what is loose is of a line',
      );
      return { variantId: line.variantId, quantity };
    }),
  );
  const submit = async () => {
    setBusy(true);
    const ended = await commands.end(batch.id, { act: 'cancel', putBack: what === 'putBack' });
    setBusy(false);
    if (!ended.ok) return setFailure(ended.failure);
    const said = what === 'putBack' ? 'picking.cancel.savedBack' : 'picking.cancel.saved';
    told.saved(t(said, { number: batch.name }), ended.value.opIds);
    onClose();
    navigate('/picking');
  };
  return (
    <Dialog
      name={t('picking.cancel.title')}
      submit={t('picking.cancel.submit')}
      submitKind="danger"
      open
      size="m"
      unsaved={false}
      onClose={onClose}
      onSubmit={() => void submit()}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text>
          {goods.length === 0
            ? t('picking.cancel.nothing')
            : t('picking.cancel.picked', { goods: goodsText(t, format, goods, facts) })}
        </Text>
        {goods.length > 0 && (
          <RadioField
            label={t('picking.cancel.what')}
            value={what}
            onChange={setWhat}
            options={(['keep', 'putBack'] as const).map((value) => ({
              value,
              label: t(`picking.cancel.${value}`),
              note: t(`picking.cancel.${value}Note`),
            }))}
          />
        )}
      </Stack>
    </Dialog>
  );
}
