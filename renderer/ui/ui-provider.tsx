import { createTheme, DirectionProvider, MantineProvider } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import type { CommandRegistry } from './command-registry.ts';
import { CommandProvider } from './commands.ts';
import { ExplainHost } from './explain-host.tsx';
import { ToastHost } from './toast.tsx';
import { type UiWords, UiWordsProvider } from './ui-words.ts';
import { type WindowLook, WindowLookProvider } from './window-look.ts';
import '@mantine/core/styles/default-css-variables.layer.css';
import './tokens.css';
import './base.css';

type UiProviderProps = WindowLook & {
  readonly words: UiWords;
  readonly commands: CommandRegistry;
  readonly children: ReactNode;
};

const theme = createTheme({
  fontFamily: 'var(--font)',
  respectReducedMotion: true,
  focusRing: 'never', // base.css draws it
  cursorType: 'pointer',
});

/** Gives everything inside its look, its texts and its commands, and the window its toasts and explanations. */
export function UiProvider({ scheme, density, locale, words, commands, children }: UiProviderProps) {
  const look = useMemo(() => ({ scheme, density, locale }), [scheme, density, locale]);
  useLayoutEffect(() => wearLook(look), [look]);
  return (
    <DirectionProvider key={locale} initialDirection={directionOf(locale)} detectDirection={false}>
      <MantineProvider theme={theme} forceColorScheme={scheme} withGlobalClasses={false}>
        <WindowLookProvider value={look}>
          <UiWordsProvider value={words}>
            <CommandProvider value={commands}>
              {children}
              <ExplainHost />
              <ToastHost />
            </CommandProvider>
          </UiWordsProvider>
        </WindowLookProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** Marks the document with its look; called before the first paint as well, so that no wrong colour flashes. */
export function wearLook({ scheme, density, locale }: WindowLook): void {
  const root = document.documentElement;
  root.dataset.scheme = scheme;
  root.dataset.density = density;
  root.lang = locale;
  root.dir = directionOf(locale);
}

function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur|ps|sd|ug|yi|dv)\b/.test(locale) ? 'rtl' : 'ltr';
}
