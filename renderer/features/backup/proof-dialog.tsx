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

/** What is not as it should be, each in a sentence that says what to do. */
function problemsOf(t: ReturnType<typeof useWords>, proof: BackupProof): readonly string[] {
  const { isOtherShop, lacking, missing, changed, wrongHere, isSame } = proof;
  if (isOtherShop) return [t('backup.proof.otherShop')];
  return [
    ...(missing > 0 ? [t('backup.proof.isMissing', { count: missing })] : []),
    ...(lacking > 0 ? [t('backup.proof.isLacking', { count: lacking })] : []),
    ...(changed > 0 ? [t('backup.proof.isChanged', { count: changed })] : []),
    ...(isSame || changed > 0 ? [] : [t('backup.proof.differs')]),
    ...(wrongHere > 0 ? [t('backup.proof.wrongHere', { count: wrongHere })] : []),
  ];
}

function Proven({ proof }: { readonly proof: BackupProof }) {
  const t = useWords();
  const f = useFormat();
  const { isOtherShop, acts, newer, lacking, missing, factHash, bookHash } = proof;
  const problems = problemsOf(t, proof);
  return (
    <Stack gap="m">
      {problems.length === 0 && <Said tone="good" text={t('backup.proof.same')} />}
      {problems.map((text) => (
        <Said key={text} tone="bad" text={text} />
      ))}
      {!isOtherShop && (
        <KeyValueList
          items={[
            { label: t('backup.proof.acts'), value: f.count(acts) },
            { label: t('backup.proof.newer'), value: f.count(newer) },
            ...(missing > 0 ? [{ label: t('backup.proof.missing'), value: f.count(missing) }] : []),
            ...(lacking > 0 ? [{ label: t('backup.proof.lacking'), value: f.count(lacking) }] : []),
            { label: t('backup.proof.facts'), value: factHash },
            { label: t('backup.proof.books'), value: bookHash },
          ]}
        />
      )}
    </Stack>
  );
}
