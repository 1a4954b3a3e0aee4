import type { Failure } from '#shared/base/result.ts';
import type { BackupFailure } from './backup-fault.ts';

/** Why a backup does not become a shop. */
export type RestoreFailure = BackupFailure | Failure<'no-room' | 'shop-open' | 'shop-shared' | 'not-restored'>;

/** A backup that a person has chosen, and what opens it. */
export type Chosen = { readonly path: string; readonly passphrase: string | null };
