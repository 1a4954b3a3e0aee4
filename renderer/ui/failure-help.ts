import { createContext, useContext } from 'react';

/** What a failure says to a person, and (as details) to whoever helps them. */
export type FailureText = {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
  readonly details?: string;
};

/** What the window adds to every failure it shows. */
export type FailureHelp = {
  /** The program and what it runs on, for whoever helps; asked when details are copied. */
  readonly program: () => string;
  /** Hears the details of a failure when it is shown. Keep it the same between renders. */
  readonly onShown: (details: string) => void;
  /** What is said instead of what is safe, while something is not saved; null while all is. */
  readonly unsafe: () => string | null;
};

const FailureHelpContext = createContext<FailureHelp>({
  program: () => '',
  onShown: () => undefined,
  unsafe: () => null,
});

/** Hands the design system what every failure says besides its own words. */
export const FailureHelpProvider = FailureHelpContext.Provider;

/** What every failure says besides its own words. */
export function useFailureHelp(): FailureHelp {
  return useContext(FailureHelpContext);
}
