import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { done, type Failure, fail, type Result } from '#shared/base/result.ts';
import type { Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';
import { BATCH_BYTES, bytesOf } from '#shared/contract/store/batch.ts';
import type { HostContact } from '#shared/contract/store/protocol.ts';
import { parseShard, shardText } from './contact-shard.ts';
import type { FileLayer } from './file-layer.ts';
import { removeIfThere } from './segment.ts';
import { shopFolder } from './shop-folder.ts';
import { fileTurns, makePart } from './shop-part.ts';
import { textFile } from './text-file.ts';

export type ContactFailure = Failure<'shop-unknown' | 'not-written' | 'contacts-damaged' | 'cursor-unknown'>;

/** The contact records of every shop of a profile: rewritable, beside the journal and never in it. */
export type Contacts = {
  /** Writes whole records; what is erased stays erased, whatever comes later. Answers when they are safe. */
  readonly put: (shopId: string, contacts: readonly HostContact[]) => Promise<Result<null, ContactFailure>>;
  /** A page of a shop's records, about 4 MB, and where the next begins. A damaged file is told once and put aside; asking again gives the rest. */
  readonly read: (shopId: string, after: string | null) => Promise<Result<Page, ContactFailure>>;
};

type Page = { readonly contacts: readonly HostContact[]; readonly next: string | null };

const shardCount = 64;

function shardOf(contactId: string): string {
  const shard = createHash('sha256').update(contactId).digest()[0] ?? 0;
  return `${String(shard % shardCount).padStart(2, '0')}.json`;
}

/** Records lie in 64 small files, so that one change rewrites little. Touches no disk before it is asked. */
export function openContacts({ profile, files }: { readonly profile: string; readonly files: FileLayer }): Contacts {
  const inTurn = fileTurns<ContactFailure>();
  const folderOf = (shopId: string) => makePart(files, shopFolder(profile, shopId), 'contacts');

  /** A harmed file is kept beside, and what is whole in it stays; its copy is safe before anything of it goes. */
  async function putAside(folder: string, shard: string, text: string, whole: readonly HostContact[]): Promise<void> {
    const bad = join(folder, `${shard}.bad`);
    if (whole.length === 0) return files.rename(join(folder, shard), bad);
    await textFile(files, bad).write(text);
    await textFile(files, join(folder, shard)).write(shardText(whole));
  }

  async function readShard(folder: string, shard: string): Promise<Result<readonly HostContact[], ContactFailure>> {
    const text = await textFile(files, join(folder, shard)).read();
    if (text === null) return done([]);
    const kept = parseShard(text);
    if (kept && !kept.harmed) return done(kept.contacts);
    await putAside(folder, shard, text, kept?.contacts ?? []);
    return fail({ code: 'contacts-damaged', detail: shard });
  }

  async function putShard(
    folder: string,
    shard: string,
    fresh: readonly HostContact[],
  ): Promise<Result<null, ContactFailure>> {
    const present = await readShard(folder, shard);
    if (!present.ok) return present;
    const contacts = new Map(present.value.map((contact) => [contact.contactId, contact]));
    for (const contact of fresh)
      if (!contacts.get(contact.contactId)?.erased)
        contacts.set(contact.contactId, contact.erased ? emptied(contact) : contact);
    await textFile(files, join(folder, shard)).write(shardText([...contacts.values()]));
    // A damaged file put aside may still hold the name that was just erased.
    if (fresh.some(({ erased }) => erased)) await removeIfThere(files, join(folder, `${shard}.bad`));
    return done(null);
  }

  return {
    put: (shopId, contacts) =>
      inTurn(async () => {
        const folder = await folderOf(shopId);
        if (!folder) return fail({ code: 'shop-unknown' });
        for (const shard of new Set(contacts.map(({ contactId }) => shardOf(contactId)))) {
          const fresh = contacts.filter(({ contactId }) => shardOf(contactId) === shard);
          const written = await putShard(folder, shard, fresh);
          if (!written.ok) return written;
        }
        return done(null);
      }),
    read: (shopId, after) =>
      inTurn<Page>(async () => {
        const folder = await folderOf(shopId);
        if (!folder) return fail({ code: 'shop-unknown' });
        const from = placeOf(after);
        if (!from) return fail({ code: 'cursor-unknown' });
        const contacts: HostContact[] = [];
        let bytes = 0;
        const shards = (await files.files(folder)).map(({ name }) => name).filter((name) => name.endsWith('.json'));
        for (const shard of shards.sort()) {
          if (shard < from.shard) continue;
          const read = await readShard(folder, shard);
          if (!read.ok) return read;
          for (const [at, contact] of read.value.entries()) {
            if (shard === from.shard && at < from.passed) continue;
            bytes += bytesOf(JSON.stringify(contact));
            if (contacts.length > 0 && bytes > BATCH_BYTES) return done({ contacts, next: `${shard}:${at}` });
            contacts.push(contact);
          }
        }
        return done({ contacts, next: null });
      }),
  };
}

/** Where a page begins: a file and how many of its records were passed; null for a cursor that was never given. */
function placeOf(after: string | null): { readonly shard: string; readonly passed: number } | null {
  if (after === null) return { shard: '', passed: 0 };
  const match = /^(\d\d\.json):(\d+)$/.exec(after);
  return match ? { shard: match[1] ?? '', passed: Number(match[2]) } : null;
}

function emptied({ contactId, kind, standing }: HostContact): HostContact {
  return {
    ...(standing && { standing }),
    contactId,
    kind,
    erased: true,
    name: '',
    address: '',
    phone: '',
    email: '',
    note: '',
  };
}

/** Serves the channels of contacts. */
export function contactHandlers(contacts: Contacts): HandlersOf<Extract<Channel, `contacts.${string}`>> {
  return {
    'contacts.put': async ({ shopId, contacts: records }) => {
      const put = await contacts.put(shopId, records);
      return put.ok ? done({}) : put;
    },
    'contacts.read': async ({ shopId, after }) => {
      const read = await contacts.read(shopId, after);
      return read.ok ? done({ contacts: [...read.value.contacts], next: read.value.next }) : read;
    },
  };
}
