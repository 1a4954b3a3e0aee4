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

/** Why a shop is open for reading alone: its disk takes no writing, or it is a backup that is looked at. */
export type ReadOnlyCode = DiskFailureCode | 'shop-read-only';

export const readOnlyCodes = [...diskFailures, 'shop-read-only'] as const satisfies readonly ReadOnlyCode[];

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

/** Disks that are opened for reading where they take no writing; another trouble of a disk keeps its shop closed. */
export function isReadOnlyDisk(code: string): code is 'disk-read-only' | 'disk-forbidden' {
  return code === 'disk-read-only' || code === 'disk-forbidden';
}
