import { protocol } from 'electron';
import { readAsset } from './assets.ts';
import { origin } from './guards.ts';

/** Makes app:// a full web origin; must run before Electron is ready. */
export function announceScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

/** Serves the window's bundle at app://stockroom/ and nothing anywhere else. */
export function serveScheme(folder: string): void {
  protocol.handle('app', async ({ url, method }) => {
    if (!url.startsWith(`${origin}/`) || method !== 'GET') return new Response('Not found', { status: 404 });
    const { status, headers, body } = await readAsset(folder, new URL(url).pathname);
    return new Response(body, { status, headers });
  });
}
