import { create } from 'zustand';
import { keptFields } from '#shared/base/kept-fields.ts';
import { type Language, languages } from '#renderer/words/languages.ts';

/** How this desk's window looks and speaks; kept on this PC, not in the shop. */
export type ViewSettings = {
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly density: 'roomy' | 'compact';
  readonly motion: 'auto' | 'reduced';
  readonly language: 'auto' | Language;
  /** How numbers, dates and money are written: as the language does, or as a locale does ('de-AT'). */
  readonly region: string;
  readonly navFolded: boolean;
};

const home = 'stockroom.view';
const plain: ViewSettings = {
  scheme: 'auto',
  density: 'roomy',
  motion: 'auto',
  language: 'auto',
  region: 'auto',
  navFolded: false,
};

/** The view settings of this desk, as last chosen. */
export const useViewSettings = create<ViewSettings>(() => readSettings(localStorage.getItem(home)));

/** Changes some of the view settings and keeps them for the next start. */
export function changeView(changes: Partial<ViewSettings>): void {
  useViewSettings.setState(changes);
  localStorage.setItem(home, JSON.stringify(useViewSettings.getState()));
}

/** The settings in a kept text; what is missing or unknown is as at first. */
export function readSettings(text: string | null): ViewSettings {
  const kept = keptFields(text);
  return {
    scheme: kept.scheme === 'light' || kept.scheme === 'dark' ? kept.scheme : plain.scheme,
    density: kept.density === 'compact' ? 'compact' : plain.density,
    motion: kept.motion === 'reduced' ? 'reduced' : plain.motion,
    language: languages.find((language) => language === kept.language) ?? plain.language,
    region: isLocale(kept.region) ? kept.region : plain.region,
    navFolded: kept.navFolded === true,
  };
}

/** A tag that Intl cannot read would break every figure. */
function isLocale(tag: unknown): tag is string {
  if (typeof tag !== 'string' || !/^[a-z]{2,3}-[A-Z]{2}$/.test(tag)) return false;
  return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
}
