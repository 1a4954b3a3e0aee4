import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import { type Channel, type HandlersOf, type KeptDraft, keptDraft } from '#shared/contract/bridge/channels.ts';
import { BATCH_BYTES, bytesOf } from '#shared/contract/store/batch.ts';
import type { FileLayer } from './file-layer.ts';
import { parseJson } from './json.ts';
import { removeIfThere } from './segment.ts';
import { shopFolder } from './shop-folder.ts';
import { fileTurns, makePart } from './shop-part.ts';
import { replaceFile, textFile } from './text-file.ts';

export type DraftFailure = Failure<'shop-unknown' | 'not-written'>;

/** What people have begun in the shops of a profile and no log holds: one small file a draft, beside the journal and never in it. */
export type Drafts = {
  /** Keeps a draft in the place of the one of its key; a text of null lets it go. Answers when that is safe. */
  readonly keep: (shopId: string, draft: Unkept) => Promise<Result<null, DraftFailure>>;
  /** A page of a shop's drafts, about 4 MB, and where the next begins. What cannot be read counts as none. */
  readonly read: (shopId: string, after: string | null) => Promise<Result<DraftPage, DraftFailure>>;
};

type Unkept = Omit<KeptDraft, 'text'> & { readonly text: string | null };
type DraftPage = { readonly drafts: readonly KeptDraft[]; readonly next: string | null };

/** Touches no disk before it is asked. Writes and reads come one after the other. */
export function openDrafts({ profile, files }: { readonly profile: string; readonly files: FileLayer }): Drafts {
  const inTurn = fileTurns<DraftFailure>();
  const folderOf = (shopId: string) => makePart(files, shopFolder(profile, shopId), 'drafts');

  return {
    keep: (shopId, { text, ...about }) =>
      inTurn(async () => {
        const folder = await folderOf(shopId);
        if (!folder) return fail({ code: 'shop-unknown' });
        const path = join(folder, fileOf(about.key));
        if (text !== null) await replaceFile(files, path, Buffer.from(JSON.stringify({ ...about, text }), 'utf8'));
        else {
          await removeIfThere(files, path);
          await files.syncFolder(folder);
        }
        return done(null);
      }),
    read: (shopId, after) =>
      inTurn<DraftPage>(async () => {
        const folder = await folderOf(shopId);
        if (!folder) return fail({ code: 'shop-unknown' });
        const names = (await files.files(folder)).map(({ name }) => name).filter((name) => name.endsWith('.json'));
        const drafts: KeptDraft[] = [];
        let bytes = 0;
        for (const name of names.sort()) {
          if (after !== null && name < after) continue;
          const draft = keptDraft.safeParse(parseJson((await textFile(files, join(folder, name)).read()) ?? '')).data;
          if (!draft) continue;
          bytes += bytesOf(draft.text);
          if (drafts.length > 0 && bytes > BATCH_BYTES) return done({ drafts, next: name });
          drafts.push(draft);
        }
        return done({ drafts, next: null });
      }),
  };
}

/** A key may hold signs that no file's name has. */
function fileOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`;
}

/** Serves the channels of drafts. */
export function draftHandlers(drafts: Drafts): HandlersOf<Extract<Channel, `drafts.${string}`>> {
  return {
    'drafts.keep': async ({ shopId, ...draft }) => {
      const kept = await drafts.keep(shopId, draft);
      return kept.ok ? done({}) : kept;
    },
    'drafts.read': async ({ shopId, after }) => {
      const read = await drafts.read(shopId, after);
      return read.ok ? done({ drafts: [...read.value.drafts], next: read.value.next }) : read;
    },
  };
}
