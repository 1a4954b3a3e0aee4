/** Returns the value, or throws naming the broken assumption: for what the code around it already guarantees. */
export function must<T>(value: T | null | undefined, assumption: string): T {
  if (value === null || value === undefined) throw new Error(`Broken assumption: ${assumption}`);
  return value;
}

/** Ends a switch over a union: compiles only when every member was handled. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}
