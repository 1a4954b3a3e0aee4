import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import { NOBODY, type PersonId } from '#shared/domain/operations/ids.ts';
import { usePickingCommands } from './picking.commands.ts';
import { type FoundBatch, usePeople, usePersonId } from './picking.queries.ts';

type HandOverProps = {
  readonly found: FoundBatch;
  /** `take`: the person at this desk goes on with what somebody else began. */
  readonly way: 'give' | 'take';
  readonly onClose: () => void;
};

/** Gives a batch to somebody else, or takes it over from them; both say what that means. */
export function HandOverDialog({ found: { batch, person }, way, onClose }: HandOverProps) {
  const t = useWords();
  const commands = usePickingCommands();
  const told = useActNews();
  const people = usePeople() ?? [];
  const me = usePersonId();
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const to = way === 'take' ? me : chosen;
  // Who has not said who they are takes it for everybody.
  const assigneeId = to === NOBODY ? null : to;
  const nameOf = (id: PersonId | null) => people.find((one) => one.id === id)?.name ?? t('picking.someone');
  const submit = async () => {
    setBusy(true);
    const given = await commands.handOver(batch.id, assigneeId);
    setBusy(false);
    if (!given.ok) return setFailure(given.failure);
    told.saved(t('picking.handOver.saved', { number: batch.name, person: nameOf(to) }), given.value.opIds);
    onClose();
  };
  return (
    <Dialog
      name={t(way === 'take' ? 'picking.handOver.takeTitle' : 'picking.handOver.title')}
      submit={t(way === 'take' ? 'picking.handOver.takeSubmit' : 'picking.handOver.submit')}
      open
      size="s"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={to !== null}
      focusSubmit={way === 'take'}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      {way === 'take' ? (
        <Text>{t('picking.handOver.takeText', { number: batch.name, person: person ?? t('picking.someone') })}</Text>
      ) : (
        <Stack gap="m">
          <SelectField
            label={t('picking.handOver.person')}
            value={chosen}
            onChange={setChosen}
            options={people
              .filter(({ id }) => id !== batch.assigneeId)
              .map(({ id, name }) => ({ value: id, label: name }))}
            autoFocus
          />
          <Text tone="muted">{t('picking.handOver.text')}</Text>
        </Stack>
      )}
    </Dialog>
  );
}
