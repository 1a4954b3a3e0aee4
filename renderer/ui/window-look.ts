import { createContext, useContext } from 'react';
import { must } from '#shared/base/must.ts';

/** How the window looks and speaks: a resolved colour scheme, the density of lists, its language, the locale of figures. */
export type WindowLook = {
  readonly scheme: 'light' | 'dark';
  readonly density: 'roomy' | 'compact';
  /** Reduced: nothing moves, whatever the system says. */
  readonly motion: 'system' | 'reduced';
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly locale: string;
};

const WindowLookContext = createContext<WindowLook | null>(null);

/** Hands the look to everything inside. */
export const WindowLookProvider = WindowLookContext.Provider;

/** The look of the window this component stands in. */
export function useWindowLook(): WindowLook {
  return must(useContext(WindowLookContext), 'the window is wrapped in UiProvider');
}

/** Height of a table row in CSS pixels; the same figure as `--row`. */
export function rowHeight(density: WindowLook['density']): number {
  return density === 'compact' ? 28 : 36;
}
