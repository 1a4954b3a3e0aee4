// Puts the host's rooms together for whoever shows the window: Electron, or a browser it is served to.
import { randomUUID, X509Certificate } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { done } from '#shared/base/result.ts';
import { backupRooms, heard } from './backup-rooms.ts';
import type { PrintJob } from '#shared/contract/bridge/printing.ts';
import type { Answer, BridgeHandlers, HandlersOf, HostEvent } from '#shared/contract/bridge/channels.ts';
import { type ChannelHosts, channelHosts } from '#electron/channels/channel-handlers.ts';
import { vendorNamed } from '#electron/channels/vendors.ts';
import { fingerprintOf } from '#electron/http/met-certificate.ts';
import type { OpenedFiles } from '#electron/files/opened-files.ts';
import { type FolderShell, outFolders } from '#electron/files/out-folders.ts';
import { blobHandlers, openBlobs } from '#electron/journal/blobs.ts';
import { contactHandlers, openContacts } from '#electron/journal/contacts.ts';
import type { PickPath } from '#electron/backups/backup-handlers.ts';
import type { Backups } from '#electron/backups/backups.ts';
import { readingAlone } from '#electron/backups/reading.ts';
import { openDeliveries } from '#electron/journal/deliveries.ts';
import { diskHandlers, openDisk } from '#electron/journal/disk.ts';
import { draftHandlers, openDrafts } from '#electron/journal/drafts.ts';
import { nodeFiles } from '#electron/journal/file-layer.ts';
import { lockFolder } from '#electron/journal/folder-lock.ts';
import { journalHandlers } from '#electron/journal/journal-handlers.ts';
import { type Journals, openJournals } from '#electron/journal/journals.ts';
import { fileIdOf, openRunner } from '#electron/journal/runner.ts';
import { openShops, shopHandlers } from '#electron/journal/shops.ts';
import { textFile } from '#electron/journal/text-file.ts';
import { logHandlers } from '#electron/log/log-handlers.ts';
import type { ProgramLog } from '#electron/log/program-log.ts';
import { cupsPrinters } from '#electron/printing/cups.ts';
import { printHandlers } from '#electron/printing/print-handlers.ts';
import { openPrintJobs } from '#electron/printing/print-jobs.ts';
import { noPrinters, type PdfOf, type PrinterPort } from '#electron/printing/printer-port.ts';
import { type PrintSystem, systemPrinters } from '#electron/printing/system-printers.ts';
import { shopFolder } from '#electron/journal/shop-folder.ts';
import { isThere } from '#electron/sharing/joining.ts';
import { openNetwork } from '#electron/sharing/network.ts';
import type { Child } from '#electron/sharing/server-child.ts';
import { type LoginItem, openSharing } from '#electron/sharing/sharing.ts';
import { sharingHandlers } from '#electron/sharing/sharing-handlers.ts';
import { openConnections } from '#electron/shop-server/connections.ts';
import { meetServer } from '#electron/shop-server/meet-server.ts';
import { storeHandlers } from '#electron/shop-server/store-handlers.ts';
import { type Cipher, openVault } from '#electron/vault/vault.ts';

export type ServiceParts = {
  /** The profile's folder; everything the host keeps lies in it. */
  readonly profile: string;
  readonly about: Omit<Answer<'app.about'>, 'profile'>;
  readonly cipher: Cipher;
  /** Tells every window of this host something. */
  readonly tell: (event: HostEvent) => void;
  /** What only the program around the window can do. */
  readonly shell: HandlersOf<'app.setMenu' | 'app.openExternal' | 'app.notify' | 'app.installUpdate' | 'log.reveal'>;
  /** The way to the printers of a system that has no CUPS; null where there is none. */
  readonly printSystem: PrintSystem | null;
  readonly log: ProgramLog;
  /** Lets a person choose a folder or a backup; null where the window asks them to type it. */
  readonly pickPath: PickPath | null;
  /** Files the system asked to open. */
  readonly opened: OpenedFiles;
  /** Starts the shop's server as a child of this program; null where that is not possible. */
  readonly startServer: () => Child | null;
  /**
   * Does what a shop that was open for reading needs to go on where its disk takes writing again; null where that is nothing. The shop stays as
   * it is until then.
   */
  readonly goesOn: (() => void) | null;
  readonly loginItem: LoginItem;
  /** The way to folders a person chooses; null where a browser shows the window. */
  readonly folders: FolderShell | null;
};

export type Services = {
  readonly handlers: BridgeHandlers;
  /** Whether a copy of some shop is to be made before everything closes, and making it: at most so long. */
  readonly backups: Pick<Backups, 'wantsClosing' | 'atClose'>;
  /** Lets every file go; what was acknowledged is safe before. */
  readonly close: () => Promise<void>;
};

/** How often the system's print queue is looked at while something waits in it. */
const QUEUE_LOOK_MS = 1_500;

/** Read when the first PDF is made: the writer and its font are most of the host's code. */
const pdfOf: PdfOf = async (printout, title) => (await import('#electron/printing/pdf.ts')).pdfOf(printout, title);

/** Linux and macOS print through CUPS; elsewhere the program around the window must know a way. */
function printersOf(printSystem: PrintSystem | null): PrinterPort {
  if (printSystem) {
    const pageOf = async (printout: Parameters<PdfOf>[0], title: string) =>
      (await import('#electron/printing/printed-page.ts')).printedPage(printout, title);
    return systemPrinters({ system: printSystem, pageOf });
  }
  return process.platform === 'win32' ? noPrinters : cupsPrinters({ env: process.env, pdfOf });
}

function afterAWhile(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Opens the host's services on one profile. */
export async function openServices(parts: ServiceParts): Promise<Services> {
  const { profile, about, cipher, tell, shell, opened, log } = parts;
  const disk = openDisk({ profile, files: nodeFiles, onBack: (shopId) => journals.renew(shopId) });
  const { files } = disk;
  // Asked each time: a clock may be set meanwhile, and in tests it is.
  const now = () => Date.now();
  await mkdir(profile, { recursive: true });
  const journals = openJournals({
    profile,
    files,
    now,
    lock: lockFolder,
    giveRoom: disk.giveRoom,
    ready: disk.ready,
    onDetached: (shopId, windowId) => tell({ type: 'detached', shopId, windowId }),
  });
  const shops = openShops({ profile, files, now, closeJournal: journals.closeShop });
  const out = outFolders(parts.folders, randomUUID);
  const contacts = openContacts({ profile, files });
  const blobs = openBlobs({ profile, files });
  const vault = openVault({ cipher, file: textFile(files, join(profile, 'secrets.json')) });
  const runner = openRunner({ path: join(profile, 'runner.json'), files, fileId: fileIdOf });
  const channelFile = textFile(files, join(profile, 'channels.json'));
  const stores = channelHosts({
    vault,
    file: channelFile,
    vendorNamed,
    now,
    nonce: randomUUID,
    later: afterAWhile,
    deliveries: openDeliveries({ profile, files, runner, now }),
    here: async () => ({ runner: await runner(), name: hostname() }),
    isHeld: journals.isAttached,
  });
  const connectionsFile = textFile(files, join(profile, 'connections.json'));
  const outside = backupRooms({
    ...{ profile, tell, vault, connections: connectionsFile, journals, shops, later: afterAWhile },
    ...{ stores: channelFile, version: about.version, pickPath: parts.pickPath, deskId: runner },
    diskOf: async (shopId) => {
      const refusing = await disk.lookAnew(shopId);
      if (refusing !== null || !parts.goesOn) return refusing;
      parts.goesOn();
      return 'disk-read-only';
    },
    // Asked when a window asks: the rooms of servers stand by then.
    serverOf: (shopId) => connections.serverOf(shopId),
    computer: hostname(),
  });
  void outside.sweep();
  const network = openNetwork({ later: afterAWhile, now });
  const sharing = openSharing({
    folderOf: (shopId) => shopFolder(profile, shopId),
    file: textFile(files, join(profile, 'shares.json')),
    vault,
    startChild: parts.startServer,
    network,
    computer: hostname(),
    loginItem: parts.loginItem,
    changed: (shopId) => tell({ type: 'sharing-changed', shopId }),
    note: log.note,
    now,
    later: afterAWhile,
  });
  const connections = openConnections({
    vault,
    file: connectionsFile,
    ownShare: sharing.own,
    lookFor: ({ certificate }) => network.look(fingerprintOf(new X509Certificate(certificate))),
    isThere,
    now,
  });
  const port = printersOf(parts.printSystem);
  const printJobs = await openPrintJobs({
    port,
    file: textFile(files, join(profile, 'print-jobs.json')),
    now,
    tell: (job) => {
      noteJob(log, job);
      tell({ type: 'print-job', job });
    },
    later: (look) => afterAWhile(QUEUE_LOOK_MS, look),
  });
  const handlers: BridgeHandlers = {
    ...shell,
    ...opened.handlers,
    ...out.handlers,
    ...logHandlers(log),
    ...printHandlers(printJobs, port, pdfOf),
    ...outside.handlers,
    ...leaving(
      { ...stores, shopGone: async (shopId) => (await sharing.stop(shopId), stores.shopGone(shopId)) },
      journals,
      { ...shopHandlers(shops), ...heard(outside.backups, noted(log, journalHandlers(journals))) },
    ),
    ...stores.handlers,
    ...contactHandlers(contacts),
    ...blobHandlers(blobs),
    ...draftHandlers(openDrafts({ profile, files })),
    ...diskHandlers(disk),
    ...storeHandlers({
      vault,
      connections,
      blobs,
      keysOf: stores.keysOf,
      now,
    }),
    ...sharingHandlers({
      sharing,
      network,
      computer: hostname(),
      meet: ({ url, ...met }) => connections.meet(url.href, met),
      meetOwn: (shopId) => meetServer(shopId, sharing.own, connections, now),
    }),
    'app.about': async () => done({ ...about, profile }),
  };
  return {
    handlers: readingAlone(handlers, outside.copies.at),
    backups: outside.backups,
    close: async () => {
      outside.backups.close();
      await outside.copies.closeAll();
      printJobs.close();
      await out.close();
      await Promise.all([sharing.close(), stores.close()]);
      await journals.close();
    },
  };
}

/** What a print job came to. Its title may name an order or a product: it is not written. */
function noteJob(log: ProgramLog, { state, printer, ...job }: PrintJob): void {
  if (state === 'failed' || state === 'unsure')
    log.note('warn', 'print-job', { state, printer, code: 'code' in job ? job.code : null });
}

/** Ends what is under way with a shop's stores when the shop is let go, and forgets their keys when it is removed. */
function leaving<H extends HandlersOf<'journal.detach' | 'shops.removeDemo'>>(
  stores: ChannelHosts,
  journals: Journals,
  handlers: H,
): H {
  return {
    ...handlers,
    'journal.detach': async (ask) => {
      if (journals.isAttached(ask.shopId, ask.windowId)) await stores.shopLeft(ask.shopId);
      return handlers['journal.detach'](ask);
    },
    'shops.removeDemo': async (ask) => {
      const removed = await handlers['shops.removeDemo'](ask);
      if (removed.ok) await stores.shopGone(ask.shopId);
      return removed;
    },
  };
}

/** Notes what a journal lost or set aside when it was opened: nobody asks again. */
function noted(log: ProgramLog, handlers: ReturnType<typeof journalHandlers>): ReturnType<typeof journalHandlers> {
  return {
    ...handlers,
    'journal.attach': async (ask) => {
      const attached = await handlers['journal.attach'](ask);
      if (!attached.ok) return attached;
      const { cutBytes, quarantined, others } = attached.value.recovered;
      const counts = { cutBytes, quarantined: quarantined.length, others: others.length };
      if (Object.values(counts).some((count) => count > 0))
        log.note('warn', 'journal-recovered', { shopId: ask.shopId, ...counts });
      return attached;
    },
  };
}
