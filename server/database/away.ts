/** States of PostgreSQL that pass: connections that broke, a server that begins, ends or only reads. */
const passing = /^(08|57P0[1-3]$|25006$)/;
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** What the driver and its pool throw without a code. */
const uncoded =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|No server of this cluster takes writes)/;

/** Whether something was thrown because the database cannot be had now: asking again later may go well, and the program has no fault. */
export function isAway(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown ? String(thrown.code) : '';
  // A socket of this machine that nobody has made yet.
  if (code === 'ENOENT') return 'syscall' in thrown && thrown.syscall === 'connect';
  return code === '' ? uncoded.test(thrown.message) : unreachable.has(code) || passing.test(code);
}
