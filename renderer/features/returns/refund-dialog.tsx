import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { MoneyField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import { soldFor } from '#shared/domain/orders/came-back.ts';
import { useReturnCommands } from './returns.commands.ts';
import type { ListedReturn, ReturnFacts } from './returns.queries.ts';

type RefundDialogProps = { readonly listed: ListedReturn; readonly facts: ReturnFacts; readonly onClose: () => void };

/** Asks how much is paid back for a return; nothing typed takes it away again. */
export function RefundDialog({ listed: { row, order }, facts, onClose }: RefundDialogProps) {
  const t = useWords();
  const format = useFormat();
  const told = useActNews();
  const commands = useReturnCommands();
  const proposal = order && soldFor(order, row.lines, (variantId) => facts.variant(variantId)?.decimals ?? 0);
  const was = row.refund ?? null;
  const [refund, setRefund] = useState(was ?? proposal);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const wanted = refund === 0 ? null : refund;
  const number = order?.number ?? '';
  const save = async () => {
    setBusy(true);
    const set = await commands.setRefund(row.id, wanted);
    setBusy(false);
    if (!set.ok) return setFailure(set.failure);
    told.saved(
      wanted === null
        ? t('returns.refund.taken', { number })
        : t('returns.refund.saved', { number, amount: format.money(wanted, facts.currency) }),
      set.value.opIds,
    );
    onClose();
  };
  return (
    <Dialog
      name={t('returns.refund.title', { number })}
      open
      size="s"
      busy={busy}
      canSubmit={wanted !== was}
      submit={t('returns.refund.save')}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <Stack gap="m">
        <Text tone="muted">{t(order?.channelId ? 'returns.refund.told' : 'returns.refund.toldNobody')}</Text>
        <MoneyField
          label={t('returns.refund.amount')}
          hint={t('returns.refund.hint')}
          value={refund}
          onChange={setRefund}
          currency={facts.currency}
          usual={proposal}
          min={was === null ? 1 : 0}
          error={was === null && refund === null ? t('returns.refund.empty') : null}
          autoFocus
        />
      </Stack>
    </Dialog>
  );
}
