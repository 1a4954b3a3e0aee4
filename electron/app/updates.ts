import { existsSync } from 'node:fs';
import path from 'node:path';

/** What fetches and installs a newer program; electron-updater is one. */
export type Updater = {
  /** Looks at the feed and fetches what is newer; rejects where the feed does not answer. */
  readonly check: () => Promise<unknown>;
  /** Hears the version that is fetched and will be installed when the program closes. */
  readonly onReady: (listener: (version: string) => void) => void;
  /** Closes the program, installs and opens it again. */
  readonly install: () => void;
};

type UpdateParts = {
  /** The folder of the packaged program's resources. */
  readonly resources: string;
  readonly packaged: boolean;
  readonly load: () => Promise<Updater>;
  readonly tell: (version: string) => void;
  readonly onFault: (error: unknown) => void;
  /** Does something again and again; answers how to stop. */
  readonly every: (ms: number, task: () => void) => () => void;
};

export type Updates = { readonly install: () => boolean; readonly close: () => void };

/** A shop's computer is often left on for days. */
const LOOK_AGAIN_MS = 6 * 60 * 60 * 1_000;

/** Whether a package was made with a feed to look for updates at; without one nothing is ever asked. */
export function hasFeed(resources: string, packaged: boolean): boolean {
  return packaged && existsSync(path.join(resources, 'app-update.yml'));
}

/** Looks for updates now and every six hours, where a feed was set. What was fetched is installed when the program closes. */
export async function watchUpdates(parts: UpdateParts): Promise<Updates> {
  const { resources, packaged, load, tell, onFault, every } = parts;
  if (!hasFeed(resources, packaged)) return { install: () => false, close: () => undefined };
  const updater = await load();
  let ready = false;
  updater.onReady((version) => {
    ready = true;
    tell(version);
  });
  const look = () => void updater.check().catch(onFault);
  look();
  return {
    install: () => {
      if (ready) updater.install();
      return ready;
    },
    close: every(LOOK_AGAIN_MS, look),
  };
}

/** The updater of packaged programs; its code is read only where there is a feed. */
export async function electronUpdater(): Promise<Updater> {
  const { autoUpdater } = await import('electron-updater');
  autoUpdater.autoDownload = true;
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.logger = null;
  return {
    check: () => autoUpdater.checkForUpdates(),
    onReady: (listener) => void autoUpdater.on('update-downloaded', ({ version }) => listener(version)),
    install: () => autoUpdater.quitAndInstall(),
  };
}
