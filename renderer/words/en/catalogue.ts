import { shell } from './shell.ts';
import { ui } from './ui.ts';

/** Every text of the window in English, by noun; other languages have the same keys. */
export const en = {
  shell,
  ui,
} as const;
