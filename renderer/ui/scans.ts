import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';

/** What takes a scanned code. */
type ScanHandler = (code: string) => void;

/** Who gets a scan: the newest part of the screen that wants scans, or else what the window does by itself. */
export type ScanRegistry = {
  /** Adds a taker; the answer removes it. */
  readonly add: (take: ScanHandler) => () => void;
  /** Adds who takes what no part of a screen wants; the answer removes it. */
  readonly addLast: (take: ScanHandler) => () => void;
  /** Whether a part of the screen wants scans. */
  readonly isWanted: () => boolean;
  /** Hands a code to the newest taker; false where nobody takes scans. */
  readonly tell: (code: string) => boolean;
};

/** An empty registry. */
export function createScanRegistry(): ScanRegistry {
  const wanting = takers();
  const last = takers();
  return {
    add: wanting.add,
    addLast: last.add,
    isWanted: () => wanting.newest() !== undefined,
    tell: (code) => {
      const take = wanting.newest() ?? last.newest();
      take?.(code);
      return take !== undefined;
    },
  };
}

function takers() {
  let all: readonly { readonly take: ScanHandler }[] = [];
  return {
    newest: () => all.at(-1)?.take,
    add: (take: ScanHandler) => {
      const taker = { take };
      all = [...all, taker];
      return () => {
        all = all.filter((other) => other !== taker);
      };
    },
  };
}

const ScanContext = createContext<ScanRegistry>(createScanRegistry());

/** Hands the registry of scans to everything inside. */
export const ScanProvider = ScanContext.Provider;

/** The registry of scans of this window. */
export function useScanRegistry(): ScanRegistry {
  return useContext(ScanContext);
}

/** Takes scans while the component is shown, before whatever took them until then. */
export function useScans(take: ScanHandler): void {
  const registry = useScanRegistry();
  const newest = useNewest(take);
  useEffect(() => registry.add((code) => newest.current(code)), [registry, newest]);
}

/** Takes the scans that no part of a screen wants, while the component is shown. */
export function useStrayScans(take: ScanHandler): void {
  const registry = useScanRegistry();
  const newest = useNewest(take);
  useEffect(() => registry.addLast((code) => newest.current(code)), [registry, newest]);
}

function useNewest(take: ScanHandler) {
  const newest = useRef(take);
  useLayoutEffect(() => {
    newest.current = take;
  });
  return newest;
}
