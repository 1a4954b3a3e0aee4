import { type Failure, fail } from '#shared/base/result.ts';
import { errorCode } from '#electron/journal/file-layer.ts';

/**
 * Why a backup is not read. `backup-foreign`: no backup of Stockroom; `backup-locked`: it wants a passphrase; `backup-unreadable`: the
 * disk did not give it.
 */
export type BackupFailureCode =
  | 'backup-foreign'
  | 'backup-damaged'
  | 'backup-newer'
  | 'backup-locked'
  | 'passphrase-wrong'
  | 'backup-unreadable';
export type BackupFailure = Failure<BackupFailureCode>;

/** Thrown deep in a file, answered at its door. */
export class BackupFault extends Error {
  readonly why: BackupFailureCode;

  constructor(why: BackupFailureCode, detail: string) {
    super(detail);
    this.name = 'BackupFault';
    this.why = why;
  }
}

/** The answer for whatever stopped a reading: what the file is, or what the disk said. */
export function backupFailure(error: unknown): { readonly ok: false; readonly failure: BackupFailure } {
  return error instanceof BackupFault
    ? fail({ code: error.why, detail: error.message })
    : fail({ code: 'backup-unreadable', detail: errorCode(error) });
}
