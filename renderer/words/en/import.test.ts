import { describe, expect, test } from 'vitest';
import { nameFields, orderFields, productFields } from '#shared/domain/import/field.ts';
import { fileFailureCodes } from '#shared/domain/import/file-failure.ts';
import { noteCodes, refusalCodes } from '#shared/domain/import/problem.ts';
import { importWords } from './import.ts';

type Parts = { readonly happened: string; readonly safe: string; readonly next: string };
const problems: { readonly [code: string]: Parts } = importWords.problems;
const files: { readonly [code: string]: Parts } = importWords.files;

describe('words', () => {
  test('[IMP40] every code says what happened, what is safe and what to do, and no word is left over', () => {
    expect(Object.keys(problems).sort()).toEqual([...refusalCodes, ...noteCodes].sort());
    expect(Object.keys(files).sort()).toEqual([...fileFailureCodes].sort());
    for (const [code, parts] of [...Object.entries(problems), ...Object.entries(files)]) {
      expect(
        [parts.happened, parts.safe, parts.next].every((part) => part.length > 10),
        code,
      ).toBe(true);
    }
  });

  test('[IMP40] placeholders are those that a problem can fill', () => {
    const placeholders = (texts: readonly string[]) =>
      new Set(texts.flatMap((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1])));
    const all = (table: { readonly [code: string]: Parts }) =>
      placeholders(Object.values(table).flatMap((parts) => [parts.happened, parts.safe, parts.next]));
    expect([...all(problems)].sort()).toEqual(['column', 'limit', 'otherRow', 'value']);
    expect([...all(files)]).toEqual(['row']);
  });

  test('[IMP11] every field a column can mean has a name', () => {
    const fields: { readonly [field: string]: string } = importWords.fields;
    for (const field of [...productFields, ...orderFields, ...nameFields]) expect(fields[field], field).toBeTruthy();
  });
});
