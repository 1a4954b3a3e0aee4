import { signOfColumn } from '#shared/domain/import/file-questions.ts';
import { foldHeader } from '#shared/domain/import/header.ts';
import { headerMeaning } from '#shared/domain/import/header-meaning.ts';
import { nameFields, orderFields, productFields, repeatableFields, type Field } from '#shared/domain/import/field.ts';
import { listFields } from '#shared/domain/import/list-kinds.ts';
import { type FileKind, fileKinds, type Mapping, mappingGaps, withColumn } from '#shared/domain/import/mapping.ts';
import { clashOf } from '#shared/domain/import/sheet-choice.ts';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { ColumnPager, useColumnPages } from './column-pages.tsx';
import { figuresText } from './figures-text.ts';
import { openFiles } from './given-files.ts';
import { FileQuestions } from './file-questions.tsx';
import { fieldWord, sourceWord } from './field-words.ts';
import { proposedAs, type UnderstoodFile, useImportCommands } from './import.commands.ts';
import { ProfileBar } from './profile-bar.tsx';
import { clashText } from './clash-text.ts';
import './import.css';

type ColumnsStepProps = {
  readonly files: readonly UnderstoodFile[];
  readonly mappings: readonly Mapping[];
  readonly onChange: (mappings: readonly Mapping[]) => void;
};

/** What each column of each file means: guessed, and changeable. */
export function ColumnsStep({ files, mappings, onChange }: ColumnsStepProps) {
  const t = useWords();
  const { places } = useImportCommands();
  const clash = clashOf(mappings);
  // A question may stand far below, under the columns of another file.
  const open = openFiles(files, mappings, places());
  return (
    <Stack gap="l">
      {files.length > 1 && open.length > 0 && (
        <StatusMark
          tone="warn"
          label={t('importDialog.questions.openIn', { files: open.map(({ name }) => name).join(', ') })}
        />
      )}
      {clash && <StatusMark tone="warn" label={clashText(t, clash)} />}
      {files.map((file, i) => {
        const mapping = mappings[i];
        if (!mapping) return null;
        const change = (next: Mapping) => onChange(mappings.map((other, at) => (at === i ? next : other)));
        return <FileColumns key={`${i} ${file.name}`} file={file} mapping={mapping} onChange={change} />;
      })}
    </Stack>
  );
}

type FileColumnsProps = {
  readonly file: UnderstoodFile;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
};

function FileColumns({ file, mapping, onChange }: FileColumnsProps) {
  const t = useWords();
  const { places } = useImportCommands();
  const gaps = mappingGaps(mapping);
  const paged = useColumnPages(file.mapping, mapping);
  const options = fieldsOf(mapping.kind).map((field) => ({ value: field, label: fieldWord(t, field) }));
  return (
    <Region name={t('importDialog.columns.of', { name: file.name })}>
      <Stack gap="s">
        <KeyValueList
          items={[
            { label: t('importDialog.file.source'), value: sourceWord(t, mapping.source) },
            { label: t('importDialog.file.holds'), value: t('importDialog.file.rows', { count: file.rows }) },
          ]}
        />
        <ProfileBar file={file} mapping={mapping} onChange={onChange}>
          <SelectField<FileKind>
            label={t('importDialog.file.kind')}
            value={mapping.kindOpen ? null : mapping.kind}
            placeholder={t('importDialog.questions.choose')}
            onChange={(kind) =>
              kind && (mapping.kindOpen || kind !== mapping.kind) && onChange(asKind(file, kind, places().currency))
            }
            options={fileKinds.map((kind) => ({ value: kind, label: t(`import.kinds.${kind}`) }))}
          />
        </ProfileBar>
        {gaps.map((gap) => (
          <StatusMark key={gap} tone="warn" label={t(`import.gaps.${gap}`)} />
        ))}
        <FileQuestions mapping={mapping} figures={file.figures} words={file.words} onChange={onChange} />
        <table className="import-columns">
          <thead>
            <tr>
              <th scope="col">{t('importDialog.columns.column')}</th>
              <th scope="col">{t('importDialog.columns.example')}</th>
              <th scope="col">{t('importDialog.columns.meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {paged.shown.map(({ column, index }) => (
              // Headers may stand twice in a file; the place of a column is what tells it apart.
              <tr key={`${index} ${column.header}`}>
                <th scope="row">{column.header}</th>
                <td>
                  <Text tone="muted">{examples(file, index)}</Text>
                </td>
                <td>
                  <SelectField<Field>
                    label={t('importDialog.columns.field', { header: column.header })}
                    hideLabel
                    value={column.field}
                    onChange={(field) => onChange(withColumn(mapping, index, field, repeatableFields))}
                    options={options}
                    clearable
                    placeholder={t('importDialog.columns.ignore')}
                  />
                  <ColumnNote file={file} mapping={mapping} index={index} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <ColumnPager {...paged} />
      </Stack>
    </Region>
  );
}

/** What is proposed for a file that holds this. */
function asKind(file: UnderstoodFile, kind: FileKind, currency: string): Mapping {
  return kind === file.proposed.kind && !file.proposed.kindOpen ? file.proposed : proposedAs(file, kind, currency);
}

type ColumnNoteProps = {
  readonly file: UnderstoodFile;
  readonly mapping: Mapping;
  readonly index: number;
};

/** What a column would bring, and why its meaning is not certain. */
function ColumnNote({ file, mapping, index }: ColumnNoteProps) {
  const t = useWords();
  const f = useFormat();
  const column = mapping.columns[index];
  if (!column) return null;
  const { field, by, header } = column;
  const brings = figuresText(field, file.figures[index], signOfColumn(mapping, file.figures, index), { t, f });
  const also = field === null && by !== 'person' ? headerMeaning(foldHeader(header))?.field : undefined;
  return (
    <>
      {brings !== '' && <Text tone="muted">{brings}</Text>}
      {field !== null && by === 'content' && <StatusMark tone="warn" label={t('importDialog.columns.guessed')} plain />}
      {also && <Text tone="muted">{t('importDialog.columns.also', { field: fieldWord(t, also) })}</Text>}
    </>
  );
}

const numberedOptions: readonly Field[] = [
  'optionName1',
  'optionValue1',
  'optionName2',
  'optionValue2',
  'optionName3',
  'optionValue3',
];

function fieldsOf(kind: FileKind): readonly Field[] {
  switch (kind) {
    case 'products':
      return [...productFields, ...numberedOptions];
    case 'orders':
    case 'order-heads':
    case 'order-lines':
      return orderFields;
    case 'price-list':
    case 'counts':
      return [...listFields[kind], ...numberedOptions];
    case 'locations':
      return listFields.locations;
    default:
      return [...nameFields, ...orderFields];
  }
}

function examples(file: UnderstoodFile, column: number): string {
  const values = file.sample.map((cells) => cells[column] ?? '').filter((text) => text.trim() !== '');
  return values
    .slice(0, 2)
    .map((text) => (text.length > 30 ? `${text.slice(0, 30)}…` : text))
    .join(' · ');
}
