import type { FileFailureCode } from '#shared/domain/import/file-failure.ts';
import { utf16ByZeros } from './reader-encoding.ts';

const SAMPLE = 4096;

type Signature = { readonly bytes: readonly number[]; readonly code: FileFailureCode };

const signatures: readonly Signature[] = [
  // The container of Excel before 2007.
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], code: 'file-is-excel' },
  { bytes: [0x25, 0x50, 0x44, 0x46], code: 'file-is-pdf' },
  { bytes: [0x1f, 0x8b], code: 'file-is-archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21], code: 'file-is-archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], code: 'file-is-archive' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], code: 'file-is-picture' },
  { bytes: [0xff, 0xd8, 0xff], code: 'file-is-picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], code: 'file-is-picture' },
];

/** What a file is when it is plainly no CSV; undefined when it may be one. */
export function otherThanCsv(bytes: Uint8Array): FileFailureCode | undefined {
  const known = signatures.find((signature) => signature.bytes.every((byte, at) => bytes[at] === byte));
  if (known) return known.code === 'file-is-excel' && isLocked(bytes) ? 'file-is-locked' : known.code;
  const head = bytes.subarray(0, SAMPLE);
  const isWide =
    (head[0] === 0xff && head[1] === 0xfe) ||
    (head[0] === 0xfe && head[1] === 0xff) ||
    utf16ByZeros(head) !== undefined;
  if (!isWide && isBinary(head)) return 'file-is-binary';
  return markupKind(isWide ? head.filter((byte) => byte !== 0) : head);
}

/** Excel puts a workbook with a password into the container of its older files, under this name. */
function isLocked(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1))
    if (name.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

function isBinary(head: Uint8Array): boolean {
  // 0x1a ends a text of DOS, 0x1b begins a shift in ISO-2022-JP, 0x1d separates the parts of codes that were scanned.
  const control = head.filter(
    (byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && ![0x1a, 0x1b, 0x1d].includes(byte)),
  );
  return head.includes(0) || control.length > head.length * 0.02;
}

function markupKind(head: Uint8Array): FileFailureCode | undefined {
  const text = latin(head)
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .trimStart();
  if (/^<(?:!doctype|html|head|body|table|\?xml|!--|[a-z]+[\s>])/i.test(text)) return 'file-is-html';
  if (/^(?:\{\s*["}]|\[\s*(?:[{[\]"]|-?\d))/.test(text)) return 'file-is-json';
  return undefined;
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}
