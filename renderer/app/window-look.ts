import { useSyncExternalStore } from 'react';
import type { WindowLook } from '#renderer/ui/window-look.ts';
import { directionOf, type Language } from '#renderer/words/languages.ts';
import { languageOf, localeOf } from './spoken.ts';
import { useViewSettings, type ViewSettings } from './view-settings.store.ts';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

/** The look that the settings ask for on this system, in a language. */
function lookOf(settings: ViewSettings, dark: boolean, language: Language): WindowLook {
  const { scheme, density, motion, region } = settings;
  return {
    scheme: scheme === 'auto' ? (dark ? 'dark' : 'light') : scheme,
    density,
    motion: motion === 'auto' ? 'system' : motion,
    language,
    direction: directionOf(language),
    locale: localeOf(region, language, navigator.languages),
  };
}

/** The look before anything is drawn. */
export function firstLook(): WindowLook {
  return lookOf(useViewSettings.getState(), systemDark.matches, wantedLanguage());
}

/** The language that the settings ask for on this system. */
export function wantedLanguage(): Language {
  return languageOf(useViewSettings.getState().language, navigator.languages);
}

/** Tells which language the settings ask for, each time it may be another; answers how to stop. */
export function onWantedLanguage(listener: (language: Language) => void): () => void {
  const tell = () => listener(wantedLanguage());
  window.addEventListener('languagechange', tell);
  const stop = useViewSettings.subscribe(tell);
  return () => {
    stop();
    window.removeEventListener('languagechange', tell);
  };
}

/** The look now in the language that is spoken, following the settings and the system. */
export function useLook(language: Language): WindowLook {
  const settings = useViewSettings();
  const dark = useSyncExternalStore(onSystemChange, () => systemDark.matches);
  return lookOf(settings, dark, language);
}

function onSystemChange(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  return () => systemDark.removeEventListener('change', listener);
}
