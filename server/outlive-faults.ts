import { faultOf, type Log } from './watch/log-lines.ts';

/** A fault of one request, or of none, does not take the server from everybody: what was acknowledged is committed. */
export function outliveFaults(log: Log): void {
  const take = (fault: unknown) => log({ level: 'error', event: 'uncaught', fault: faultOf(fault) });
  process.on('uncaughtException', take);
  process.on('unhandledRejection', take);
}
