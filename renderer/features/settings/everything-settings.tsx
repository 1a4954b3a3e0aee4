import { useRef, useState } from 'react';
import {
  type OutFormat,
  outFormats,
  outParts,
  outPartsByDefault,
  type OutPart,
} from '#shared/domain/everything/out-parts.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckField, RadioField } from '#renderer/ui/check-field.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { download } from '#renderer/ui/download.ts';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Columns, Inline, Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { focusUnread } from '#renderer/ui/unread-field.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { type OutChoice, useOutRun } from './everything-run.store.ts';
import { useEverythingOut } from './everything.commands.ts';
import { useToday } from './settings.queries.ts';

const lists = outParts.filter((part) => part !== 'people');

/** The whole shop as plain files: which, as what and of when; how far the writing is. */
export function EverythingSettings() {
  const t = useWords();
  const { progress, last } = useOutRun();
  const { stop, show } = useEverythingOut();
  const { failed } = useActNews();
  const reveal = async (outId: string) => {
    const shown = await show(outId);
    if (!shown.ok) failed(shown.failure);
  };
  return (
    <Region name={t('everything.title')}>
      <Stack gap="m">
        <Text as="div" tone="muted">
          {t('everything.lead')}
        </Text>
        {last && !progress && (
          <Stack gap="s">
            <KeyValueList items={[{ label: t('everything.lastIn'), value: last.folder }]} />
            <Inline>
              <Button icon="folder" onClick={() => void reveal(last.outId)}>
                {t('everything.show')}
              </Button>
            </Inline>
          </Stack>
        )}
        {progress ? (
          <ProgressBar
            name={t('everything.working')}
            done={progress.done}
            total={progress.total}
            {...(progress.file !== null && { note: t('everything.file', { file: progress.file }) })}
            onCancel={stop}
          />
        ) : (
          <Choices />
        )}
      </Stack>
    </Region>
  );
}

/** What a person chooses before it begins. */
function Choices() {
  const t = useWords();
  const today = useToday();
  const begin = useBegin();
  const [format, setFormat] = useState<OutFormat>('csv');
  const [when, setWhen] = useState<'now' | 'past'>('now');
  const [day, setDay] = useState<string | null>(null);
  const [parts, setParts] = useState<readonly OutPart[]>(outPartsByDefault);
  const set = (part: OutPart, on: boolean) =>
    setParts((chosen) => outParts.filter((one) => (one === part ? on : chosen.includes(one))));
  const problem = problemIn(t, { parts, day, when, today });
  const pastDay = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const start = async () => {
    // A day that does not read is never taken for the one that stood there before.
    if (busy || focusUnread(pastDay.current)) return;
    setBusy(true);
    await begin({ format, parts, day: when === 'past' ? day : null });
    setBusy(false);
  };
  return (
    <>
      <RadioField
        label={t('everything.format')}
        value={format}
        onChange={setFormat}
        options={outFormats.map((value) => ({
          value,
          label: t(`everything.formats.${value}`),
          note: t(`everything.formats.${value}Note`),
        }))}
      />
      <RadioField
        label={t('everything.when')}
        value={when}
        onChange={setWhen}
        options={[
          { value: 'now', label: t('everything.now') },
          { value: 'past', label: t('everything.past') },
        ]}
      />
      {when === 'past' && (
        <div ref={pastDay}>
          <DateField
            label={t('everything.day')}
            hint={t('everything.dayHint')}
            value={day}
            max={today}
            onChange={setDay}
          />
        </div>
      )}
      <Region name={t('everything.what')}>
        <Columns min={240} gap="s">
          {lists.map((part) => (
            <CheckField
              key={part}
              label={t(`everything.parts.${part}`)}
              checked={parts.includes(part)}
              onChange={(on) => set(part, on)}
            />
          ))}
        </Columns>
      </Region>
      <CheckField
        label={t('everything.people')}
        hint={t('everything.peopleHint')}
        checked={parts.includes('people')}
        onChange={(on) => set('people', on)}
      />
      <Inline>
        <Button kind="primary" icon="export" busy={busy} disabled={problem !== null} onClick={() => void start()}>
          {t('everything.start')}
        </Button>
        {problem && <Text tone="muted">{problem}</Text>}
      </Inline>
    </>
  );
}

type Asked = Pick<OutChoice, 'parts' | 'day'> & { readonly when: 'now' | 'past'; readonly today: string };

/** Why it cannot begin yet; null where it can. */
function problemIn(t: Words, { parts, day, when, today }: Asked): string | null {
  if (parts.length === 0) return t('everything.nothing');
  if (when === 'now') return null;
  if (day === null) return t('everything.noDay');
  return day > today ? t('everything.notYet') : null;
}

/** Begins it, and says what became of it. */
function useBegin(): (choice: OutChoice) => Promise<void> {
  const t = useWords();
  const { start } = useEverythingOut();
  const { failed } = useActNews();
  return async (choice) => {
    const out = await start(choice, t('everything.choose'));
    if (!out.ok) {
      if (out.failure.code === 'cancelled') toast.news(t('everything.stopped'));
      else failed(out.failure);
      return;
    }
    if (out.value.into === 'file') download(out.value.file, `${out.value.name}.zip`);
    toast.success(t('everything.saved', { count: out.value.files }), {
      ...(out.value.into === 'folder' && { note: t('everything.savedIn', { folder: out.value.folder }) }),
    });
  };
}
