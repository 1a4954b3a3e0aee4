import type { Field } from '#shared/domain/import/field.ts';
import { hasWord, wordOf, type Words } from '#renderer/words/words.ts';

/** What a column can mean, in words; the numbered option columns share theirs. */
export function fieldWord(t: Words, field: Field): string {
  const numbered = /^(optionName|optionValue)(\d+)$/.exec(field);
  if (numbered)
    return t(`import.fields.${numbered[1] === 'optionName' ? 'optionName' : 'optionValue'}`, {
      number: numbered[2] ?? '',
    });
  const key = `import.fields.${field}`;
  return hasWord(key) ? wordOf(t, key) : field;
}

/** Whose file it is; a namespace of its own is just a CSV file. */
export function sourceWord(t: Words, source: string): string {
  const key = `import.sources.${source}`;
  return hasWord(key) ? wordOf(t, key) : t('import.sources.csv');
}
