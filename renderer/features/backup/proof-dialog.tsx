import { useEffect, useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { Said } from './said.tsx';
import { type BackupProof, useBackupCommands } from './backup.commands.ts';

/** Makes a shop of a copy for real, beside the open one, and says what came of it. */
export function ProofDialog({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const t = useWords();
  const { find, prove } = useBackupCommands();
  const [part, setPart] = useState(0);
  const [proof, setProof] = useState<BackupProof | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let here = true;
    const run = async () => {
      const found = await find(name);
      const proven = found.ok ? await prove(found.value.handle, (done) => here && setPart(done)) : found;
      if (!here) return;
      if (proven.ok) setProof(proven.value);
      else setFailure(proven.failure);
    };
    void run();
    return () => {
      here = false;
    };
    // It is proven once, when it is asked for.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [name]);
  return (
    <Dialog
      name={t('backup.proof.title')}
      open
      onClose={onClose}
      unsaved={false}
      footer={<Button onClick={onClose}>{t('backup.proof.close')}</Button>}
    >
      {failure && <ErrorBlock {...failureWords(t, failure)} />}
      {!failure && !proof && <ProgressBar name={t('backup.proof.busy')} done={part} total={1} />}
      {proof && <Proven proof={proof} />}
    </Dialog>
  );
}

function Proven({ proof }: { readonly proof: BackupProof }) {
  const t = useWords();
  const f = useFormat();
  const { acts, newer, lacking, isSame, factHash, bookHash } = proof;
  const isRight = isSame && lacking === 0;
  return (
    <Stack gap="m">
      <Said tone={isRight ? 'good' : 'bad'} text={t(isRight ? 'backup.proof.same' : 'backup.proof.differs')} />
      <KeyValueList
        items={[
          { label: t('backup.proof.acts'), value: f.count(acts) },
          { label: t('backup.proof.newer'), value: f.count(newer) },
          ...(lacking > 0 ? [{ label: t('backup.proof.lacking'), value: f.count(lacking) }] : []),
          { label: t('backup.proof.facts'), value: factHash },
          { label: t('backup.proof.books'), value: bookHash },
        ]}
      />
    </Stack>
  );
}
