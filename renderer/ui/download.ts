/** Gives a file to the person, under a name. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address up by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
