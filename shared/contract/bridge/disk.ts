/** What keeps a disk from taking what is written to it, as far as a person can do something about it. */
export type DiskFailureCode =
  | 'disk-full'
  | 'disk-read-only'
  | 'disk-forbidden'
  | 'disk-gone'
  | 'disk-busy'
  | 'disk-faulty';

export const diskFailures = [
  'disk-full',
  'disk-read-only',
  'disk-forbidden',
  'disk-gone',
  'disk-busy',
  'disk-faulty',
] as const satisfies readonly DiskFailureCode[];

const byError: Readonly<Record<string, DiskFailureCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'disk-read-only',
  EACCES: 'disk-forbidden',
  EPERM: 'disk-forbidden',
  ENOENT: 'disk-gone',
  ENOTDIR: 'disk-gone',
  ENODEV: 'disk-gone',
  ENXIO: 'disk-gone',
  ESTALE: 'disk-gone',
  ENOTCONN: 'disk-gone',
  EHOSTDOWN: 'disk-gone',
  EMFILE: 'disk-busy',
  ENFILE: 'disk-busy',
  ENOMEM: 'disk-busy',
  EBUSY: 'disk-busy',
};

/** What an error of the system (`ENOSPC`, `EROFS`, …) says of the disk. */
export function diskFailureOf(error: string): DiskFailureCode {
  return byError[error] ?? 'disk-faulty';
}

/** Whether a failure's code is one of a disk. */
export function isDiskFailure(code: string): code is DiskFailureCode {
  return diskFailures.some((one) => one === code);
}
