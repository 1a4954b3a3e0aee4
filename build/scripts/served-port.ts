import { argument } from '#electron/app/profile.ts';

/** Another port is another origin, and so another (empty) working database: the usual one never changes. */
export const usualPort = 47_811;

/** The port to serve at: the usual one unless `--port` names another (0: any free one); null where it names none. */
export function servedPort(argv: readonly string[]): number | null {
  const said = argument(argv, 'port');
  if (said === null) return usualPort;
  const port = Number(said);
  return said.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}
