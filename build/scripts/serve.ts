// Serves the same window to a browser on this computer, with the same host rooms and no Electron.
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { done, fail } from '#shared/base/result.ts';
import { dispatchNotes } from '#electron/app/dispatch-notes.ts';
import { profileFrom } from '#electron/app/profile.ts';
import { openServices } from '#electron/app/services.ts';
import { createDispatch } from '#electron/bridge/dispatcher.ts';
import { openedFiles } from '#electron/files/opened-files.ts';
import { forkChild } from '#electron/sharing/fork-child.ts';
import { faultTaker, outliveFaults } from '#electron/log/faults.ts';
import { openProgramLog } from '#electron/log/program-log.ts';
import { type Web, openWeb } from './serve-web.ts';
import { servedPort } from './served-port.ts';
import { version } from '../../package.json';
import { noCipher } from '#electron/vault/vault.ts';

const { argv, env, platform } = process;
const profile = profileFrom({ argv, env, platform, cwd: process.cwd() });
const port = servedPort(argv);
if (port === null) {
  console.error('--port wants a number from 0 (any free port) to 65535.');
  process.exit(1);
}

const log = openProgramLog({ folder: path.join(profile.folder, 'logs'), home: homedir(), now: Date.now });
log.note('info', 'started', { version, platform, runtime: `Node ${process.versions.node}` });
let web: Web | null = null;
const takeFault = faultTaker({ log, now: Date.now, tell: () => web?.tell({ type: 'host-fault' }) });
const services = await openServices({
  goesOn: null,
  log,
  profile: profile.folder,
  about: {
    version,
    platform,
    runtime: `Node ${process.versions.node}`,
    developmentRuntime: true,
    served: true,
  },
  cipher: noCipher,
  tell: (event) => web?.tell(event),
  shell: {
    // A browser has a menu of its own, and opens addresses itself.
    'app.setMenu': async () => done({}),
    'app.openExternal': async () => fail({ code: 'not-here' }),
    'app.notify': async () => fail({ code: 'no-notices' }),
    'app.installUpdate': async () => fail({ code: 'no-update' }),
    'log.reveal': async () => fail({ code: 'not-here' }),
  },
  pickPath: null,
  printSystem: null,
  startServer: () => forkChild(path.join(import.meta.dirname, '..', 'server', 'child.cjs'), process.execPath),
  loginItem: { get: () => null, set: () => undefined },
  folders: null,
  opened: openedFiles(randomUUID),
});
const dispatch = createDispatch(services.handlers, {
  checkAnswers: true,
  ...dispatchNotes(log),
});

let told = false;
const served = openWeb({
  bundle: path.join(import.meta.dirname, '..', 'renderer'),
  dispatch,
  onFault: takeFault,
  onAddress: (address) => {
    const intro = 'Stockroom is served to browsers on this computer only. Open (works once):\n ';
    console.log(`${told ? 'For another browser:' : intro} ${address}`);
    told = true;
  },
});
web = served;

try {
  await served.listen(port);
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? `Port ${port} is in use: Stockroom is served already, or use --port P.` : String(error));
  await services.close();
  process.exit(1);
}
outliveFaults(takeFault);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void services.backups
      .atClose(20_000)
      .then(services.close)
      .finally(() => process.exit(0));
  });
