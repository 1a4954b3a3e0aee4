import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What the window may load and run: our own bundle, nothing from outside. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

export type AssetAnswer = {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

function headersFor(file: string): Record<string, string> {
  return {
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // Names under assets/ carry a hash of their content; index.html decides which of them are loaded.
    'cache-control': file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

/** The file inside the folder that a URL path names, or null where it names none; never leaves the folder. */
export function fileFor(folder: string, urlPath: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(urlPath);
  } catch {
    return null; // a malformed escape names no file
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const page = path.posix.extname(name) === '' ? '/index.html' : name;
  const file = path.join(folder, path.posix.normalize(`/${page}`));
  return file.startsWith(folder + path.sep) ? file : null;
}

/** Reads a file of the window's bundle with the headers every answer carries; the screens' own paths get the page. */
export async function readAsset(folder: string, urlPath: string): Promise<AssetAnswer> {
  const file = fileFor(folder, urlPath);
  const body = file === null ? null : await readFile(file).catch(() => null);
  if (file === null || body === null)
    return { status: 404, headers: headersFor('.txt'), body: new TextEncoder().encode('Not found') };
  return { status: 200, headers: headersFor(file), body: new Uint8Array(body) };
}
