import { createTheme, DirectionContext, MantineProvider } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect, useMemo } from 'react';
import type { CommandRegistry } from './command-registry.ts';
import { CommandProvider } from './commands.ts';
import { ExplainHost } from './explain-host.tsx';
import { type FailureHelp, FailureHelpProvider } from './failure-help.ts';
import { holdTyped, type InHand, InHandProvider } from './in-hand.ts';
import { type Leaving, LeavingProvider } from './leaving.ts';
import { LeavingHost } from './leaving-host.tsx';
import { ToastHost } from './toast.tsx';
import { type UiWords, UiWordsProvider } from './ui-words.ts';
import { type WindowLook, WindowLookProvider } from './window-look.ts';
import '@mantine/core/styles/default-css-variables.layer.css';
import './tokens.css';
import './base.css';

type UiProviderProps = WindowLook & {
  readonly words: UiWords;
  readonly commands: CommandRegistry;
  readonly inHand: InHand;
  readonly leaving: Leaving;
  /** Keep it the same between renders. */
  readonly help: FailureHelp;
  readonly children: ReactNode;
};

const theme = createTheme({
  fontFamily: 'var(--font)',
  respectReducedMotion: true,
  focusRing: 'never', // base.css draws it
  cursorType: 'pointer',
});

/** Gives everything inside its look, its texts and its commands, and the window its toasts and explanations. */
export function UiProvider({ words, commands, inHand, leaving, help, children, ...worn }: UiProviderProps) {
  const { scheme, density, motion, language, direction, locale } = worn;
  const look = useMemo(
    () => ({ scheme, density, motion, language, direction, locale }),
    [scheme, density, motion, language, direction, locale],
  );
  const mirrored = useMemo(() => ({ dir: direction, setDirection: nothing, toggleDirection: nothing }), [direction]);
  useLayoutEffect(() => wearLook(look), [look]);
  useEffect(() => holdTyped(inHand, document), [inHand]);
  return (
    <DirectionContext.Provider value={mirrored}>
      <MantineProvider theme={theme} forceColorScheme={scheme} withGlobalClasses={false}>
        <WindowLookProvider value={look}>
          <UiWordsProvider value={words}>
            <FailureHelpProvider value={help}>
              <CommandProvider value={commands}>
                <InHandProvider value={inHand}>
                  <LeavingProvider value={leaving}>
                    {children}
                    <LeavingHost />
                    <ExplainHost />
                    <ToastHost />
                  </LeavingProvider>
                </InHandProvider>
              </CommandProvider>
            </FailureHelpProvider>
          </UiWordsProvider>
        </WindowLookProvider>
      </MantineProvider>
    </DirectionContext.Provider>
  );
}

/** The direction follows the language alone; no part changes it. */
const nothing = () => undefined;

/** Marks the document with its look; called before the first paint as well, so that no wrong colour flashes. */
export function wearLook({ scheme, density, motion, language, direction }: WindowLook): void {
  const root = document.documentElement;
  root.dataset.scheme = scheme;
  root.dataset.density = density;
  root.dataset.motion = motion;
  root.lang = language;
  root.dir = direction;
}
