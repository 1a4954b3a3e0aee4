import { useSyncExternalStore } from 'react';
import type { WindowLook } from '#renderer/ui/window-look.ts';
import { useViewSettings, type ViewSettings } from './view-settings.store.ts';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

/** The look that the settings ask for on this system. */
export function lookOf(
  { scheme, density }: Pick<ViewSettings, 'scheme' | 'density'>,
  dark: boolean,
  locale: string,
): WindowLook {
  return { scheme: scheme === 'auto' ? (dark ? 'dark' : 'light') : scheme, density, locale };
}

/** The look before anything is drawn. */
export function firstLook(): WindowLook {
  return lookOf(useViewSettings.getState(), systemDark.matches, navigator.language);
}

/** The look now, following the settings and the system. */
export function useLook(): WindowLook {
  const scheme = useViewSettings((settings) => settings.scheme);
  const density = useViewSettings((settings) => settings.density);
  const dark = useSyncExternalStore(onSystemChange, () => systemDark.matches);
  return lookOf({ scheme, density }, dark, navigator.language);
}

function onSystemChange(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  return () => systemDark.removeEventListener('change', listener);
}
