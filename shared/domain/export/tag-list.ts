/** Tags as one cell of our own file: divided by commas; a comma or a backslash within a tag has a backslash in front. */
export function tagsText(tags: readonly string[]): string {
  return tags.map((tag) => tag.replace(/[\\,]/g, (mark) => `\\${mark}`)).join(', ');
}

/** The tags that `tagsText` was given. */
export function tagsIn(cell: string): readonly string[] {
  const found: string[] = [];
  for (const [, tag = ''] of cell.matchAll(/((?:\\.|[^\\,])*)(?:,|$)/gs))
    found.push(tag.replace(/\\(.)/gs, '$1').trim());
  return found.filter((tag) => tag !== '');
}
