import { join } from 'node:path';
import type { Failure, Result } from '#shared/base/result.ts';
import { openBlobs } from '#electron/journal/blobs.ts';
import { openContacts } from '#electron/journal/contacts.ts';
import { openDrafts } from '#electron/journal/drafts.ts';
import { shopFolder } from '#electron/journal/shop-folder.ts';
import type { BackupDisk } from './backup-disk.ts';

/** From one profile into another, for one shop that both have. */
type Way = { readonly from: string; readonly to: string; readonly shopId: string };

/** Adds contacts, pictures and begun work that a shop lacks; what is there stays as it is. Answers how many contacts came. */
export async function fillBeside(disk: BackupDisk, way: Way): Promise<number> {
  const given = await fillContacts(disk, way);
  await fillPictures(disk, way);
  await fillDrafts(disk, way);
  return given;
}

async function fillContacts({ files }: BackupDisk, { from, to, shopId }: Way): Promise<number> {
  const [theirs, own] = [openContacts({ profile: from, files }), openContacts({ profile: to, files })];
  const known = new Set<string>();
  for await (const contacts of pagesOf(own, shopId)) for (const { contactId } of contacts) known.add(contactId);
  let given = 0;
  for await (const contacts of pagesOf(theirs, shopId)) {
    const missing = contacts.filter(({ contactId }) => !known.has(contactId));
    given += missing.length;
    if (missing.length > 0) expectDone(await own.put(shopId, missing));
  }
  return given;
}

async function fillPictures({ files }: BackupDisk, { from, to, shopId }: Way): Promise<void> {
  const [theirs, own] = [openBlobs({ profile: from, files }), openBlobs({ profile: to, files })];
  for (const { name } of await files.files(join(shopFolder(from, shopId), 'blobs'))) {
    const here = await own.here(shopId, [name]);
    const bytes = here.ok && here.value.length === 0 ? await theirs.read(shopId, name) : null;
    if (bytes?.ok) expectDone(await own.put(shopId, name, bytes.value));
  }
}

async function fillDrafts({ files }: BackupDisk, { from, to, shopId }: Way): Promise<void> {
  const [theirs, own] = [openDrafts({ profile: from, files }), openDrafts({ profile: to, files })];
  const known = new Set<string>();
  for await (const drafts of pagesOfDrafts(own, shopId)) for (const { key } of drafts) known.add(key);
  for await (const drafts of pagesOfDrafts(theirs, shopId))
    for (const draft of drafts) if (!known.has(draft.key)) expectDone(await own.keep(shopId, draft));
}

type Contacts = ReturnType<typeof openContacts>;
type ContactPage = Extract<Awaited<ReturnType<Contacts['read']>>, { ok: true }>['value'];

async function* pagesOf(contacts: Contacts, shopId: string): AsyncGenerator<ContactPage['contacts']> {
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<Contacts['read']>> = await contacts.read(shopId, after);
    // A file that does not read is put aside by this, and the rest comes when it is asked again.
    if (!page.ok && page.failure.code === 'contacts-damaged') continue;
    if (!page.ok) return expectDone(page);
    yield page.value.contacts;
    if (page.value.next === null) return;
    after = page.value.next;
  }
}

type Drafts = ReturnType<typeof openDrafts>;
type DraftPage = Extract<Awaited<ReturnType<Drafts['read']>>, { ok: true }>['value'];

async function* pagesOfDrafts(drafts: Drafts, shopId: string): AsyncGenerator<DraftPage['drafts']> {
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<Drafts['read']>> = await drafts.read(shopId, after);
    if (!page.ok) return expectDone(page);
    yield page.value.drafts;
    if (page.value.next === null) return;
    after = page.value.next;
  }
}

function expectDone(answer: Result<unknown, Failure>): void {
  if (!answer.ok)
    throw Object.assign(new Error(answer.failure.detail), { code: answer.failure.detail ?? answer.failure.code });
}
