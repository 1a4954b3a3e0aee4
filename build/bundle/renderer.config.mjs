import react from '@vitejs/plugin-react';
import path from 'node:path';
import mantine from 'postcss-preset-mantine';
import { root } from '../scripts/root.mjs';

/**
 * The window: runs in Chrome 114 and anything newer.
 * @type {import('vite').InlineConfig}
 */
export const renderer = {
  configFile: false,
  root: path.join(root, 'renderer'),
  base: '/',
  publicDir: false,
  logLevel: 'error',
  plugins: [react()],
  css: { postcss: { plugins: [mantine()] } },
  worker: { format: 'es' },
  build: {
    outDir: path.join(root, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome114',
    cssTarget: 'chrome114',
    cssMinify: 'lightningcss',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    rolldownOptions: { checks: { bundlerTimings: false } },
    chunkSizeWarningLimit: 2_000,
  },
};
