import { done, type Result } from '#shared/base/result.ts';
import {
  type SupportFacts,
  type SupportFile,
  supportFiles,
  type SupportSync,
} from '#shared/domain/support/support-report.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { SyncStatus } from '#renderer/db/work.ts';

/** The report of an open shop as the files that are saved. */
export async function readReport(
  shop: Pick<Shop, 'host' | 'work' | 'entry' | 'now'>,
  settings: SupportFacts['settings'],
  isCode: (word: string) => boolean,
): Promise<Result<readonly SupportFile[]>> {
  const about = await shop.host.ask('app.about', {});
  if (!about.ok) return about;
  const facts = await shop.work.ask('support.facts', {});
  if (!facts.ok) return facts;
  const log = await shop.host.ask('log.read', {});
  const { version, platform, runtime, developmentRuntime, served } = about.value;
  const report: SupportFacts = {
    madeAt: new Date(shop.now()).toISOString(),
    program: { version, platform, runtime, developmentRuntime, served },
    settings,
    ...facts.value,
    journal: await journalOf(shop),
    sync: syncOf(shop.work.status()),
    log: log.ok ? log.value.text : '',
  };
  return done(supportFiles(report, isCode));
}

async function journalOf({ host, entry: { shopId } }: Pick<Shop, 'host' | 'entry'>): Promise<SupportFacts['journal']> {
  const status = await host.ask('journal.status', { shopId });
  const listed = await host.ask('journal.files', { shopId });
  const verified = await host.ask('journal.verify', { shopId });
  if (!status.ok) return null;
  const { bytes, records, segments, writable } = status.value;
  const harmed = new Set(verified.ok ? verified.value.harmed : []);
  const files = listed.ok ? listed.value.files : [];
  return {
    ...{ bytes, records, segments, writable },
    files: files.map(({ name, bytes: size }) => ({ name, bytes: size, whole: !harmed.has(name) })),
  };
}

/** How the queues stand, without what they hold. */
function syncOf({ unsaved, unsent, journal, contacts, server }: SyncStatus): SupportSync {
  const coded = (state: string, code: string) => `${state}: ${code}`;
  return {
    unsaved,
    unsent,
    journal: journal.state === 'ok' ? 'ok' : coded(journal.state, journal.code),
    contacts: contacts.failing === null ? 'ok' : coded('failing', contacts.failing),
    refusedContacts: contacts.unkept.length + contacts.unshared.length,
    server: server.state === 'waiting' || server.state === 'stopped' ? coded(server.state, server.code) : server.state,
  };
}
