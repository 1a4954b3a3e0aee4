import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const folder = path.join(import.meta.dirname, '.');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
/** The policy the window lives under. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

/** Builds the gallery as the window is built and serves it; `close` stops it and leaves nothing behind. */
export async function serveGallery(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const out = await mkdtemp(path.join(os.tmpdir(), 'ui-gallery-'));
  await build({
    configFile: false,
    root: folder,
    publicDir: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'chrome114',
      cssTarget: 'chrome114',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
    },
  });
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://gallery').pathname;
    const file = path.join(out, path.normalize(name === '/' ? '/index.html' : name));
    readFile(file).then(
      (body) =>
        response
          .writeHead(200, {
            'content-type': types[path.extname(file)] ?? 'application/octet-stream',
            'content-security-policy': policy,
          })
          .end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(out, { recursive: true });
    },
  };
}
