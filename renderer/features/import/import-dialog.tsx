import { FileFailed } from '#renderer/parts/file-failed.tsx';
import { useEffect, useEffectEvent, useState } from 'react';
import { must } from '#shared/base/must.ts';
import type { Failure } from '#shared/base/result.ts';
import type { Encoding } from '#shared/domain/import/encodings.ts';
import type { AskedShop } from '#shared/domain/import/file-questions.ts';
import type { Mapping } from '#shared/domain/import/mapping.ts';
import type { Trust } from '#shared/domain/import/match.ts';
import type { Profile } from '#shared/domain/import/profile.ts';
import { clashOf } from '#shared/domain/import/sheet-choice.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Stepper } from '#renderer/ui/stepper.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { stayingText } from '#renderer/words/staying-words.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import {
  canTake,
  type GivenFiles,
  givenFiles,
  inOrderRead,
  isAsked,
  openFiles,
  takenOf,
  withoutTwins,
  withProfiles,
  withTaken,
} from './given-files.ts';
import {
  type ImportPreview,
  profileIn,
  type ReadFile,
  type UnderstoodFile,
  useImportCommands,
} from './import.commands.ts';
import type { ChosenPlaces } from './preview-places.tsx';
import { PreviewStep } from './preview-step.tsx';
import { useRunning } from './use-running.ts';
import { keepProfile } from './import-profiles.store.ts';
import { type DoneImport, LastImport } from './last-import.tsx';

/** What the dialog begins with: files that were dropped or opened, or those of an import that is made again. */
export type Start = {
  readonly files: readonly File[];
  readonly again?: DoneImport;
};

type Step =
  | { readonly at: 'file'; readonly failed: readonly ReadFile[] }
  | { readonly at: 'columns'; readonly files: readonly UnderstoodFile[]; readonly mappings: readonly Mapping[] }
  | {
      readonly at: 'preview';
      readonly files: readonly UnderstoodFile[];
      readonly mappings: readonly Mapping[];
      readonly preview: ImportPreview;
    };

type Planned = Extract<Step, { at: 'preview' }>;

/** Whether the columns say enough to compare the files with the shop. */
function canGoOn(step: Extract<Step, { at: 'columns' }>, shop: AskedShop): boolean {
  return clashOf(step.mappings) === undefined && openFiles(step.files, step.mappings, shop).length === 0;
}

/** What of the given files is to be read, each once; profiles among them are kept. */
async function sorted(
  given: readonly File[],
  t: Words,
): Promise<{ readonly files: readonly File[]; readonly profiles: readonly Profile[] }> {
  const files = withoutTwins(given);
  const twins = given.length - files.length;
  if (twins > 0) toast.news(t('importDialog.twins', { count: twins }));
  const found = await Promise.all(
    files.map(async (file) => (/\.json$/i.test(file.name) ? await profileIn(file) : undefined)),
  );
  const profiles = found.filter((profile) => profile !== undefined);
  for (const profile of profiles) {
    keepProfile(profile);
    toast.success(t('importDialog.profiles.opened', { name: profile.name }));
  }
  return { files: files.filter((_file, i) => found[i] === undefined), profiles };
}

/** What a person set out to import, before any file says what it holds; null: any file. */
export type Begun = 'products' | 'orders' | null;

const titles: Readonly<Partial<Record<Mapping['kind'], 'products' | 'orders' | 'priceList' | 'counts' | 'locations'>>> =
  {
    products: 'products',
    orders: 'orders',
    'order-heads': 'orders',
    'order-lines': 'orders',
    'price-list': 'priceList',
    counts: 'counts',
    locations: 'locations',
  };

/** The dialog is called by what the files hold: lists of names that come with them say nothing of their own. */
function titleOf(t: Words, step: Step, begun: Begun): string {
  const held =
    step.at === 'file' ? [] : step.mappings.flatMap(({ kind, kindOpen }) => (kindOpen ? [] : (titles[kind] ?? [])));
  return t(`importDialog.${held[0] ?? begun ?? 'anyFile'}`);
}

/** Whether a person has said what columns mean: a file alone is chosen again at once. */
function isByHand(step: Step): boolean {
  return step.at !== 'file' && step.mappings.some((mapping, at) => mapping !== step.files[at]?.mapping);
}

type ImportDialogProps = {
  readonly begun: Begun;
  /** Null: a person chooses the files here. */
  readonly start: Start | null;
  /** What was imported in this window before. */
  readonly last: DoneImport | null;
  readonly onUndo: (done: DoneImport) => void;
  readonly onAgain: (done: DoneImport) => void;
  /** Hears whether something is under way that other files would interrupt. */
  readonly onBusy: (isBusy: boolean) => void;
  readonly onDone: (done: DoneImport, note: string | undefined) => void;
  readonly onClose: () => void;
};

/** The way from files to products or orders: read, say what columns mean, look at the dry run, import. */
export function ImportDialog({ begun, start, last, onUndo, onAgain, onBusy, onDone, onClose }: ImportDialogProps) {
  const t = useWords();
  const commands = useImportCommands();
  const { shown, run } = useRunning();
  const [step, setStep] = useState<Step>({ at: 'file', failed: [] });
  const [given, setGiven] = useState<GivenFiles | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [locationId, setLocationId] = useState<string | null>(() => commands.places().first);
  const [counts, setCounts] = useState(false);
  const [leftOpen, setLeftOpen] = useState(true);
  const [additions, setAdditions] = useState(false);
  const [places, setPlaces] = useState<ChosenPlaces>([]);
  const [trust, setTrust] = useState<Trust>(null);
  const failed = (why: Failure) => (why.code === 'cancelled' ? undefined : setFailure(why));

  const toColumns = ({ read: files, taken }: GivenFiles) => {
    const chosen = takenOf(files, taken);
    setStep({ at: 'columns', files: chosen, mappings: chosen.map((file) => file.mapping) });
  };
  const read = async (
    all: readonly File[],
    encodings: readonly (Encoding | null)[] = [],
  ): Promise<GivenFiles | undefined> => {
    setFailure(null);
    const { files, profiles } = await sorted(all, t);
    if (files.length === 0) return undefined;
    const answer = await run(
      t('importDialog.reading', { name: files.map((file) => file.name).join(', ') }),
      (running) => commands.read(files, encodings, running),
    );
    if (!answer.ok) {
      failed(answer.failure);
      return undefined;
    }
    const unread = answer.value.filter((file) => file.state === 'failed');
    setStep({ at: 'file', failed: unread });
    // An encoding that makes nonsense of a file leaves what was read before, so that another can be chosen.
    if (unread.length > 0) {
      if (encodings.length === 0) setGiven(null);
      return undefined;
    }
    const now = withProfiles(givenFiles(files, encodings, answer.value), profiles);
    setGiven(now);
    // Whoever chooses an encoding looks at what it makes of the rows.
    if (encodings.length === 0 && !isAsked(now)) toColumns(now);
    return now;
  };
  /** Undoes an import once its files are read again, and goes to their columns. */
  const again = async (before: DoneImport) => {
    const { groupId, label, given: old } = before;
    const now = await read(old.files, old.encodings);
    if (!now) return;
    const undone = await run(t('importDialog.undoing'), (running) => commands.undo(groupId, running));
    if (!undone.ok && undone.failure.code !== 'already-undone') return failed(undone.failure);
    toast.news(t('importDialog.undone', { label }), {
      kind: 'import',
      note: undone.ok ? stayingText(t, undone.value) : undefined,
    });
    const same = { ...now, taken: now.read.length === old.read.length ? old.taken : now.taken };
    setGiven(same);
    toColumns(same);
  };
  const respell = ({ files, encodings }: GivenFiles, from: number, encoding: Encoding) =>
    void read(
      files,
      files.map((_file, i) => (i === from ? encoding : (encodings[i] ?? null))),
    );
  const plan = async (
    { files, mappings }: Pick<Planned, 'files' | 'mappings'>,
    asked: { readonly trust: Trust; readonly additions: boolean },
  ) => {
    setFailure(null);
    const answer = await run(t('importDialog.planning'), (running) =>
      commands.plan(given ? inOrderRead(given, mappings) : mappings, asked, running),
    );
    if (!answer.ok) return failed(answer.failure);
    setPlaces(answer.value.places);
    setTrust(asked.trust);
    setAdditions(asked.additions);
    // A list of counted stock is nothing but a count; other files are one only by choice.
    setCounts((now) => answer.value.kind === 'counts' || (step.at === 'preview' && now));
    setStep({ at: 'preview', files, mappings, preview: answer.value });
  };
  const write = async ({ files, preview }: Planned) => {
    setFailure(null);
    const label = files.map((file) => file.name).join(', ');
    const isOpenCount = preview.kind === 'counts' && leftOpen;
    const answer = await run(t('importDialog.writing'), (running) =>
      commands.write({ locationId: locationId ?? '', label, counts, leftOpen: isOpenCount, places }, running),
    );
    if (!answer.ok) {
      if (answer.failure.code !== 'cancelled') return setFailure(answer.failure);
      toast.news(t('importDialog.cancelled'));
      return onClose();
    }
    const imported = preview.counts.new + preview.counts.changed;
    const counted = t(isOpenCount ? 'importDialog.countOpen' : 'importDialog.counted', {
      count: preview.stockKnown,
      label,
    });
    const text = imported === 0 && counts ? counted : t('importDialog.done', { count: imported, label });
    onDone(
      { groupId: answer.value.groupId, label, text, given: must(given, 'what was written was read') },
      imported > 0 && counts ? counted : undefined,
    );
    onClose();
  };
  const begin = useEffectEvent((asked: Start) => (asked.again ? again(asked.again) : read(asked.files)));
  useEffect(() => {
    if (start) void begin(start);
  }, [start]);
  const isBusy = shown !== null || step.at !== 'file' || given !== null;
  const tellBusy = useEffectEvent(onBusy);
  useEffect(() => {
    tellBusy(isBusy);
    return () => tellBusy(false);
  }, [isBusy]);

  const current = { file: 0, columns: 1, preview: 2 }[step.at];
  const canGo =
    step.at === 'file'
      ? given !== null && canTake(given)
      : step.at === 'columns'
        ? canGoOn(step, commands.places())
        : step.at === 'preview' &&
          (step.preview.counts.new + step.preview.counts.changed > 0 || (counts && step.preview.stockKnown > 0));
  return (
    <Dialog
      name={titleOf(t, step, begun)}
      open
      size="xl"
      onClose={shown ? shown.cancel : onClose}
      closable={shown === null}
      unsaved={isByHand(step)}
      onSubmit={
        step.at === 'columns'
          ? () => void plan(step, { trust: null, additions: false })
          : step.at === 'preview'
            ? () => void write(step)
            : given
              ? () => toColumns(given)
              : undefined
      }
      submit={t(`importDialog.${({ file: 'toColumns', columns: 'toPreview', preview: 'submit' } as const)[step.at]}`)}
      canSubmit={canGo && shown === null}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
      aside={
        step.at !== 'file' &&
        shown === null && (
          <Button
            kind="quiet"
            icon="back"
            onClick={() =>
              setStep(
                step.at === 'preview'
                  ? { at: 'columns', files: step.files, mappings: step.mappings }
                  : { at: 'file', failed: [] },
              )
            }
          >
            {step.at === 'preview' ? t('importDialog.back') : t('importDialog.file.another')}
          </Button>
        )
      }
    >
      <Stack gap="m">
        <Stepper
          steps={[t('importDialog.steps.file'), t('importDialog.steps.columns'), t('importDialog.steps.preview')]}
          current={current}
        />
        {shown && (
          <ProgressBar
            name={shown.isStopping ? t('importDialog.stopping') : shown.name}
            done={shown.progress?.done ?? 0}
            total={shown.progress?.total ?? null}
            onCancel={step.at === 'file' ? shown.cancel : undefined}
          />
        )}
        {!shown && step.at === 'file' && (
          <>
            {step.failed.map((file) =>
              file.state === 'failed' ? <FileFailed key={file.name} name={file.name} failure={file.failure} /> : null,
            )}
            {last && !given && <LastImport last={last} onUndo={() => onUndo(last)} onAgain={() => onAgain(last)} />}
            {given && (
              <FileStep
                given={given}
                onTake={(index, isTaken) => setGiven(withTaken(given, index, isTaken))}
                onEncoding={(from, encoding) => respell(given, from, encoding)}
              />
            )}
            <FileDrop
              name={t('importDialog.drop.name')}
              accept=".csv,.tsv,.txt,.xlsx,.xlsm,.ods,.json"
              hint={t('importDialog.drop.hint')}
              onFiles={(files) => void read(files)}
            />
          </>
        )}
        {!shown && step.at === 'columns' && (
          <ColumnsStep
            files={step.files}
            mappings={step.mappings}
            onChange={(mappings) => setStep({ ...step, mappings })}
          />
        )}
        {!shown && step.at === 'preview' && (
          <PreviewStep
            preview={step.preview}
            locationId={locationId}
            onLocation={setLocationId}
            counts={counts}
            onCounts={setCounts}
            places={places}
            onPlaces={setPlaces}
            trust={trust}
            onTrust={(knownBy) => void plan(step, { trust: knownBy, additions })}
            leftOpen={leftOpen}
            onLeftOpen={setLeftOpen}
            additions={additions}
            onAdditions={(wanted) => void plan(step, { trust, additions: wanted })}
          />
        )}
      </Stack>
    </Dialog>
  );
}
