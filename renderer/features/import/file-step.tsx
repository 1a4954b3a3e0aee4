import { type Encoding, encodings } from '#shared/domain/import/encodings.ts';
import { clashOf } from '#shared/domain/import/sheet-choice.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { GivenFiles } from './given-files.ts';
import type { UnderstoodFile } from './import.commands.ts';
import { clashText } from './clash-text.ts';
import './import.css';

type FileStepProps = {
  readonly given: GivenFiles;
  readonly onTake: (index: number, isTaken: boolean) => void;
  readonly onEncoding: (from: number, encoding: Encoding) => void;
};

/** What was read: how its text is spelled, and which sheets or files are taken. */
export function FileStep({ given, onTake, onEncoding }: FileStepProps) {
  const t = useWords();
  const { read, taken } = given;
  const clash = clashOf(read.flatMap((file, i) => (taken.has(i) ? [file.mapping] : [])));
  return (
    <Stack gap="l">
      {clash && <StatusMark tone="warn" label={clashText(t, clash)} />}
      {taken.size === 0 && <StatusMark tone="warn" label={t('importDialog.choose.none')} />}
      {read.map((file, i) => (
        <Region key={`${i} ${file.name}`} name={file.name}>
          <Stack gap="s">
            {read.length > 1 && (
              <CheckField
                label={t('importDialog.choose.take', { name: file.name })}
                hint={holds(t, file)}
                checked={taken.has(i)}
                onChange={(isTaken) => onTake(i, isTaken)}
              />
            )}
            <Spelling file={file} onEncoding={(encoding) => onEncoding(file.from, encoding)} />
            {file.unsaved > 0 && (
              <StatusMark tone="warn" label={t('importDialog.choose.unsaved', { count: file.unsaved })} />
            )}
            <FirstRows file={file} />
          </Stack>
        </Region>
      ))}
    </Stack>
  );
}

/** What a file holds, as far as that is more than a guess, and how much of it. */
function holds(t: Words, { mapping, rows }: UnderstoodFile): string {
  const count = t('importDialog.file.rows', { count: rows });
  return mapping.kindOpen ? count : `${t(`import.kinds.${mapping.kind}`)}, ${count}`;
}

type SpellingProps = { readonly file: UnderstoodFile; readonly onEncoding: (encoding: Encoding) => void };

/** How the bytes of a text file are read, and a choice of another way. */
function Spelling({ file: { encoding, isAsked }, onEncoding }: SpellingProps) {
  const t = useWords();
  if (encoding === null) return null;
  return (
    <SelectField<Encoding>
      label={t('importDialog.choose.encoding')}
      hint={isAsked ? t('importDialog.choose.guessed') : undefined}
      value={encoding}
      onChange={(chosen) => chosen && chosen !== encoding && onEncoding(chosen)}
      options={encodings.map((value) => ({ value, label: t(`importDialog.encodings.${value}`) }))}
    />
  );
}

/** More columns than this do not help to see whether the letters are right. */
const SHOWN = 8;

function FirstRows({ file: { mapping, sample } }: { readonly file: UnderstoodFile }) {
  const t = useWords();
  const columns = mapping.columns.slice(0, SHOWN);
  const left = mapping.columns.length - columns.length;
  return (
    <>
      <div className="import-first-rows">
        <table className="import-columns">
          <thead>
            <tr>
              {columns.map(({ header }) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((cells, row) => (
              // The first rows of a file stay where they are.
              <tr key={`row ${row}`}>
                {columns.map(({ header }, column) => (
                  <td key={header}>{shortened(cells[column] ?? '')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && <Text tone="muted">{t('importDialog.choose.more', { count: left })}</Text>}
    </>
  );
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
