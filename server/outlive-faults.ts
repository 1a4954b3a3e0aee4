/** A fault of one request, or of none, does not take the server from everybody: what was acknowledged is committed. */
export function outliveFaults(): void {
  const take = (fault: unknown) => {
    const at = fault instanceof Error ? (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    // Never its message, which may quote what a desk sent.
    console.error([`uncaught: ${fault instanceof Error ? fault.name : typeof fault}`, ...at.slice(0, 8)].join('\n'));
  };
  process.on('uncaughtException', take);
  process.on('unhandledRejection', take);
}
