import type { Encoding } from '#shared/domain/import/encodings.ts';
import { clashOf } from '#shared/domain/import/sheet-choice.ts';
import { type AskedShop, fileQuestions, isAnswered } from '#shared/domain/import/file-questions.ts';
import { type Mapping, mappingGaps } from '#shared/domain/import/mapping.ts';
import { fitsProfile, type Profile, withProfile } from '#shared/domain/import/profile.ts';
import type { ReadFile, UnderstoodFile } from './import.commands.ts';

/** The files a person gave, how they were read, and which of what they hold is taken. */
export type GivenFiles = {
  readonly files: readonly File[];
  /** Chosen by a person for each file; null: found. */
  readonly encodings: readonly (Encoding | null)[];
  readonly read: readonly UnderstoodFile[];
  readonly taken: ReadonlySet<number>;
};

/** What is proposed for files that were just read. */
export function givenFiles(
  files: readonly File[],
  encodings: readonly (Encoding | null)[],
  answer: readonly ReadFile[],
): GivenFiles {
  const read = answer.flatMap((file) => (file.state === 'read' ? [file] : []));
  return { files, encodings, read, taken: new Set(read.flatMap((file, i) => (file.isChosen ? [i] : []))) };
}

/** Whether what is taken can be imported together. */
export function canTake({ read, taken }: GivenFiles): boolean {
  return taken.size > 0 && clashOf(takenOf(read, taken).map((file) => file.mapping)) === undefined;
}

/** The files whose columns say too little yet, or leave something open that only a person knows. */
export function openFiles(
  files: readonly UnderstoodFile[],
  mappings: readonly Mapping[],
  shop: AskedShop,
): readonly UnderstoodFile[] {
  return files.filter(({ figures, words }, i) => {
    const mapping = mappings[i];
    if (mapping === undefined) return false;
    return mappingGaps(mapping).length > 0 || !isAnswered(fileQuestions(mapping, figures, shop, words));
  });
}

/** Whether a person is asked before the columns. */
export function isAsked(given: GivenFiles): boolean {
  return !canTake(given) || given.read.some((file) => file.isAsked);
}

/** The files or sheets that are taken. */
export function takenOf(read: readonly UnderstoodFile[], taken: ReadonlySet<number>): readonly UnderstoodFile[] {
  return read.filter((_file, i) => taken.has(i));
}

/** The mappings of what is taken in the order of everything that was read, as the worker keeps it. */
export function inOrderRead({ read, taken }: GivenFiles, mappings: readonly Mapping[]): readonly (Mapping | null)[] {
  const left = [...mappings];
  return read.map((_file, i) => (taken.has(i) ? (left.shift() ?? null) : null));
}

/** The same files with one more, or one less, of what they hold. */
export function withTaken(given: GivenFiles, index: number, isTaken: boolean): GivenFiles {
  const others = [...given.taken].filter((other) => other !== index);
  return { ...given, taken: new Set(isTaken ? [...others, index] : others) };
}

/** The same files, each once: what is dropped twice is one file by its name, its size and when it was changed. */
export function withoutTwins(files: readonly File[]): readonly File[] {
  const keyOf = ({ name, size, lastModified }: File) => [name, size, lastModified].join('\n');
  return files.filter((file, at) => files.findIndex((other) => keyOf(other) === keyOf(file)) === at);
}

/** The files as the profiles say that were given with them: each by the first that fits it. */
export function withProfiles(given: GivenFiles, profiles: readonly Profile[]): GivenFiles {
  const read = given.read.map((file) => {
    const headers = file.mapping.columns.map(({ header }) => header);
    const profile = profiles.find((one) => fitsProfile(headers, one));
    return profile ? { ...file, mapping: withProfile(file.proposed, profile) } : file;
  });
  return { ...given, read };
}
