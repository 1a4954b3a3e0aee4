import { create } from 'zustand';

/** How this desk's window looks; kept on this PC, not in the shop. */
export type ViewSettings = {
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly density: 'roomy' | 'compact';
  readonly navFolded: boolean;
};

const home = 'stockroom.view';
const plain: ViewSettings = { scheme: 'auto', density: 'roomy', navFolded: false };

/** The view settings of this desk, as last chosen. */
export const useViewSettings = create<ViewSettings>(() => readSettings(localStorage.getItem(home)));

/** Changes some of the view settings and keeps them for the next start. */
export function changeView(changes: Partial<ViewSettings>): void {
  useViewSettings.setState(changes);
  localStorage.setItem(home, JSON.stringify(useViewSettings.getState()));
}

/** The settings in a kept text; what is missing or unknown is as at first. */
export function readSettings(text: string | null): ViewSettings {
  const kept = parsed(text);
  return {
    scheme: kept.scheme === 'light' || kept.scheme === 'dark' ? kept.scheme : plain.scheme,
    density: kept.density === 'compact' ? 'compact' : plain.density,
    navFolded: kept.navFolded === true,
  };
}

function parsed(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {}; // a text another version wrote: start plain
  }
}
