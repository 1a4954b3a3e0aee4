import { must } from '#shared/base/must.ts';
import { done, type Failure, type Result } from '#shared/base/result.ts';
import { packMapping, unpackMapping } from '#shared/contract/formats/import-mapping.ts';
import type { Encoding } from '#shared/domain/import/encodings.ts';
import { LARGEST_PROFILE, unpackProfile } from '#shared/contract/formats/import-profile.ts';
import { proposeMapping } from '#shared/domain/import/detect.ts';
import { type FileKind, isTaught, type Mapping, recalled } from '#shared/domain/import/mapping.ts';
import type { Profile } from '#shared/domain/import/profile.ts';
import type { GroupId } from '#shared/domain/operations/ids.ts';
import type { ImportJobs, ImportPreview, ImportState, ReadFile as FileRead } from '#renderer/db/import-work.ts';
import { useShop } from '#renderer/db/shop.ts';
import { type Staying, stayingOfGroup } from '#renderer/db/staying.ts';
import type { Progress } from '#renderer/db/work.ts';

export type { ImportPreview, ImportState, Progress };

/** A file or sheet that was read, with what was proposed for it where a person said otherwise before. */
export type UnderstoodFile = Extract<FileRead, { readonly state: 'read' }> & { readonly proposed: Mapping };

/** One file a person gave, as far as it was understood. */
export type ReadFile = UnderstoodFile | Extract<FileRead, { readonly state: 'failed' }>;

/** A running step of the import: how it is cancelled, and whom it tells how far it is. */
export type Running = { readonly signal?: AbortSignal; readonly onProgress?: (progress: Progress) => void };

const memoryKey = (fingerprint: string) => `stockroom:mapping:${fingerprint}`;

/** Everything a person can do in an import. */
export function useImportCommands() {
  const shop = useShop();
  const { work, catalogue, person } = shop;
  return {
    /** Reads files, in the encodings a person chose; columns chosen for such a file before are chosen again. */
    read: async (
      files: readonly File[],
      encodings: readonly (Encoding | null)[],
      running: Running,
    ): Promise<Result<readonly ReadFile[]>> => {
      const read = await work.ask('import.read', { files, encodings }, running);
      return read.ok ? done(read.value.files.map((file) => withMemory(file, catalogue.shop()?.currency))) : read;
    },
    /** The dry run, of the mappings of everything that was read; null for what is not imported. Nothing is written. */
    plan: async (
      mappings: readonly (Mapping | null)[],
      asked: Pick<ImportJobs['import.plan']['ask'], 'trust' | 'additions'>,
      running: Running,
    ): Promise<Result<ImportPreview>> => {
      for (const mapping of mappings.filter((one) => one !== null))
        localStorage.setItem(memoryKey(mapping.fingerprint), JSON.stringify(packMapping(mapping)));
      return work.ask('import.plan', { mappings, ...asked }, running);
    },
    /** The rows that the dry run refuses, as they stand in their files. */
    refused: (): Promise<Result<ImportJobs['import.refused']['answer']>> => work.ask('import.refused', {}),
    /** Writes what was planned; `counts` takes the file's stock of known products as counted at the location. */
    write: (
      target: Omit<ImportJobs['import.write']['ask'], 'personId'>,
      running: Running,
    ): Promise<Result<ImportState>> => work.ask('import.write', { ...target, personId: person.get() }, running),
    /** Goes on without the rest of an import that was cut off. */
    leave: (groupId: string) => work.ask('import.leave', { groupId }),
    unfinished: async (): Promise<readonly ImportState[]> => {
      await shop.ready;
      const found = await work.ask('import.unfinished', {});
      return found.ok ? found.value.imports : [];
    },
    goOn: (groupId: string, running: Running): Promise<Result<ImportState>> =>
      work.ask('import.continue', { groupId, personId: person.get() }, running),
    /** Undoes an import, and says which of its orders stay. */
    undo: async (groupId: string, running: Running): Promise<Result<Staying, Failure>> => {
      const undone = await work.ask('import.undo', { groupId, personId: person.get() }, running);
      // The worker names an import by the id of its group.
      return undone.ok ? done(await stayingOfGroup(shop.db, groupId as GroupId)) : undone;
    },
    places: () => ({
      locations: catalogue.locations().map(({ id, label }) => ({ value: String(id), label })),
      /** Those that orders can be served from. */
      forSale: catalogue
        .locations()
        .filter(({ notForSale }) => !notForSale)
        .map(({ id, label }) => ({ value: String(id), label })),
      suppliers: catalogue
        .suppliers()
        .filter((row) => !row.archived)
        .map(({ name }) => ({ value: name, label: name })),
      first: must(catalogue.shop(), 'a shop that imports has its own row').defaultLocationId,
      currency: must(catalogue.shop(), 'a shop that imports has its own row').currency,
      pricesIncludeTax: must(catalogue.shop(), 'a shop that imports has its own row').pricesIncludeTax ?? null,
    }),
  };
}

function withMemory(file: FileRead, currency: string | undefined): ReadFile {
  if (file.state !== 'read') return file;
  const kept = localStorage.getItem(memoryKey(file.mapping.fingerprint));
  const taught = kept ? unpackMapping(JSON.parse(kept)) : undefined;
  const proposed = file.mapping;
  if (!taught || !isTaught(taught)) return { ...file, proposed };
  return { ...file, proposed, mapping: recalled(proposed, taught, (kind) => proposedAs(file, kind, currency)) };
}

/** What is proposed for a file once a person said what it holds, in a shop with this currency. */
export function proposedAs(
  { mapping, sample }: Pick<UnderstoodFile, 'mapping' | 'sample'>,
  kind: FileKind,
  currency: string | undefined,
): Mapping {
  const headers = mapping.columns.map(({ header }) => header);
  return proposeMapping({ headers, rows: sample.map((cells, at) => ({ row: at + 2, cells })) }, kind, currency);
}

/** The profile that a file holds; undefined where it holds none that can be read. */
export async function profileIn(file: File): Promise<Profile | undefined> {
  if (file.size > LARGEST_PROFILE) return undefined;
  try {
    return unpackProfile(JSON.parse(await file.text()));
  } catch {
    return undefined; // a file that is gone, or is no JSON
  }
}
