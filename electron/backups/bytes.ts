import { BackupFault } from './backup-fault.ts';

/** Bytes that are read at places; less than was asked for comes only at the end. */
export type ByteSource = {
  readonly size: number;
  readonly read: (position: number, length: number) => Promise<Uint8Array>;
};

/** Where bytes go, one after the other. */
export type ByteSink = { readonly write: (bytes: Uint8Array) => Promise<void> };

/** Bytes that must all be there. */
export async function readExactly(source: ByteSource, position: number, length: number): Promise<Buffer> {
  const bytes = await source.read(position, length);
  if (bytes.length !== length) throw new BackupFault('backup-damaged', `ends at ${position + bytes.length}`);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
