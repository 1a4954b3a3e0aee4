import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useCommands } from '#renderer/ui/commands.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DropTarget } from '#renderer/ui/file-drop.tsx';
import { useQuery } from '#renderer/ui/location.ts';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { importCommands } from './import.palette.ts';
import { type ImportState, useImportCommands } from './import.commands.ts';
import { useCanImport } from './import.queries.ts';
import { type Begun, ImportDialog, type Start } from './import-dialog.tsx';
import type { DoneImport } from './last-import.tsx';
import { useRunning } from './use-running.ts';
import { type AskedUndo, useUndoImport } from './use-undo-import.ts';

type ImportHostProps = {
  /** Hears of files that were opened from outside the window; answers how to stop. Keep it the same between renders. */
  readonly arrivals: (onFiles: (files: readonly File[]) => void) => () => void;
  readonly askedUndo: AskedUndo;
};

/** The import on every screen: by command, by a file dropped or opened, by `?import=1` (or `products`, `orders`); and what a crash left half-way. */
export function ImportHost({ arrivals, askedUndo }: ImportHostProps) {
  const t = useWords();
  const [query, setQuery] = useQuery();
  const [start, setStart] = useState<Start | null>(null);
  const [last, setLast] = useState<DoneImport | null>(null);
  const isBusy = useRef(false);
  const { undo } = useUndoImport(askedUndo);
  const open = query.has('import');
  const canImport = useCanImport();
  useCommands(importCommands, { 'import.open': () => setQuery({ import: '1' }) });
  const begin = (next: Start) => {
    setStart(next);
    setQuery({ import: '1' });
  };
  const drop = (files: readonly File[]) => {
    // A picture is no list, wherever it falls: it belongs to a product.
    if (files.every(({ type }) => type.startsWith('image/'))) return void toast.news(t('pictures.dropOnProduct'));
    // Files that a program hands over meanwhile never change what a person is looking at.
    if (isBusy.current) return void toast.news(t('importDialog.busy'));
    isBusy.current = true;
    begin({ files });
  };
  const arrive = useEffectEvent(drop);
  useEffect(() => arrivals((files) => arrive(files)), [arrivals]);
  const close = () => {
    setStart(null);
    setQuery({ import: null });
  };
  const undoLast = ({ groupId, label }: DoneImport) => undo(groupId, label, () => setLast(null));
  // The dialog undoes it itself, once its files are read again.
  const again = (done: DoneImport) => {
    askedUndo(done.groupId, () => {
      setLast(null);
      begin({ files: [], again: done });
    });
  };
  const tellDone = (done: DoneImport, note: string | undefined) => {
    setLast(done);
    toast.success(done.text, {
      // It stays beside what is done next: an import is looked at for a while before anybody is sure of it.
      kind: 'import',
      note,
      undo: () => undoLast(done),
      action: { label: t('importDialog.result.otherColumns'), run: () => again(done) },
    });
  };
  return (
    <>
      {!open && <DropTarget label={t('importDialog.drop.window')} onFiles={drop} />}
      {open && canImport && (
        <ImportDialog
          begun={begunBy(query.get('import'))}
          start={start}
          last={last}
          onUndo={undoLast}
          onAgain={again}
          onBusy={(now) => {
            isBusy.current = now;
          }}
          onDone={tellDone}
          onClose={close}
        />
      )}
      <UnfinishedImport askedUndo={askedUndo} onFile={() => begin({ files: [] })} />
    </>
  );
}

function begunBy(asked: string | null): Begun {
  return asked === 'products' || asked === 'orders' ? asked : null;
}

/** An import that was cut off is offered once the shop is open: go on, or undo what is there. */
function UnfinishedImport({ askedUndo, onFile }: Pick<ImportHostProps, 'askedUndo'> & { readonly onFile: () => void }) {
  const t = useWords();
  const { unfinished, goOn, leave } = useImportCommands();
  const { undo, undoNow } = useUndoImport(askedUndo);
  const { shown, run } = useRunning();
  const [found, setFound] = useState<ImportState | null>(null);
  const [look] = useState(() => unfinished);
  useEffect(() => {
    void look().then((imports) => setFound(imports[0] ?? null));
  }, [look]);
  if (!found) return null;
  const resume = async () => {
    const answer = await run(t('importDialog.writing'), (running) => goOn(found.groupId, running));
    setFound(null);
    if (answer.ok)
      return void toast.success(t('importDialog.unfinished.done', { label: found.label }), {
        undo: () => undo(found.groupId, found.label),
      });
    toast.failed(failureWords(t, answer.failure));
  };
  const leaveIt = async () => {
    await leave(found.groupId);
    setFound(null);
  };
  const fileAgain = async () => {
    await leaveIt();
    onFile();
  };
  const takeBack = async () => {
    // Cut off just now: nobody here can have used what it brought.
    await run(t('importDialog.undoing'), () => undoNow(found.groupId, found.label));
    setFound(null);
  };
  return (
    <Dialog
      name={t('importDialog.unfinished.title')}
      open
      closable={false}
      onClose={() => undefined}
      onSubmit={() => void (found.isPlanLost ? fileAgain() : resume())}
      busy={shown !== null}
      footer={
        <>
          <Button onClick={() => void takeBack()} disabled={shown !== null}>
            {t('importDialog.unfinished.undo')}
          </Button>
          {found.isPlanLost && (
            <Button onClick={() => void leaveIt()} disabled={shown !== null}>
              {t('importDialog.unfinished.leave')}
            </Button>
          )}
          <Button type="submit" kind="primary" busy={shown !== null} autoFocus>
            {t(found.isPlanLost ? 'importDialog.unfinished.fileAgain' : 'importDialog.unfinished.continue')}
          </Button>
        </>
      }
    >
      <Stack gap="m">
        <Text>{t('importDialog.unfinished.text', { label: found.label, done: found.done, total: found.total })}</Text>
        {found.isPlanLost && <Text>{t('importDialog.unfinished.planLost')}</Text>}
        {shown && (
          <ProgressBar name={shown.name} done={shown.progress?.done ?? 0} total={shown.progress?.total ?? null} />
        )}
      </Stack>
    </Dialog>
  );
}
