/** The oldest Electron that carries the fixes the product relies on; older ones serve development only. */
const oldestSafe = 42;

export type RuntimeFacts = {
  /** For people: "Electron 45.4.1". */
  readonly name: string;
  readonly development: boolean;
};

/** What runs us, and whether it may be trusted with a real shop's credentials. */
export function runtimeFacts(versions: Readonly<Record<string, string | undefined>>): RuntimeFacts {
  const electron = versions['electron'];
  if (electron === undefined) return { name: `Node ${versions['node'] ?? ''}`, development: true };
  return { name: `Electron ${electron}`, development: Number.parseInt(electron, 10) < oldestSafe };
}
