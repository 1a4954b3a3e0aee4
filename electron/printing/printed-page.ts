import { must, unreachable } from '#shared/base/must.ts';
import { codePath } from '#shared/domain/labels/code-path.ts';
import type { Mark, Printout } from '#shared/domain/labels/page.ts';
import { BASELINE } from '#shared/domain/labels/text.ts';
import { fonts } from './fonts.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? '');

function drawn(mark: Mark): string {
  switch (mark.mark) {
    case 'text': {
      const { x, y, size, width, weight, text } = mark;
      // The length is said as well: what the layout reckoned with holds, whatever the system does to letters.
      const fitted = width > 0 ? ` textLength="${width}" lengthAdjust="spacingAndGlyphs"` : '';
      return `<text class="${weight}" x="${x}" y="${y + size * BASELINE}" font-size="${size}"${fitted}>${escaped(text)}</text>`;
    }
    case 'line':
      return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}"/>`;
    case 'bars':
      return `<path d="${codePath([mark.modules], mark)}"/>`;
    case 'matrix':
      return `<path d="${codePath(mark.rows, mark)}"/>`;
    case 'picture':
      return `<use href="#p${mark.picture}" transform="translate(${mark.x} ${mark.y}) scale(${mark.width} ${mark.height})"/>`;
    default:
      return unreachable(mark);
  }
}

const fontFace = (name: string, bytes: Buffer) =>
  `@font-face{font-family:${name};src:url(data:font/ttf;base64,${bytes.toString('base64')})}`;

/** Nothing is printed this near to a page's lower edge. A page cut here never spills onto a blank one, however a driver rounds. */
const SPARE = 0.5;

function style({ width, height }: Printout): string {
  return [
    fontFace('regular', fonts.regular),
    fontFace('bold', fonts.bold),
    `@page{size:${width}mm ${height}mm;margin:0}`,
    'html,body{margin:0;background:#fff}',
    '.faces{position:absolute;width:0;height:0}',
    `section{width:${width}mm;height:${height - SPARE}mm;overflow:clip;break-inside:avoid}`,
    'section+section{break-before:page}',
    `section svg{display:block;width:${width}mm;height:${height}mm}`,
    'text{font-kerning:none;font-variant-ligatures:none;white-space:pre}',
    '.regular{font-family:regular}',
    '.bold{font-family:bold}',
  ].join('\n');
}

/** A printout as a web page that prints as vector pages of exactly its size, with the font inside and no script. */
export function printedPage(printout: Printout, title: string): string {
  const { width, height, pictures = [], faces, pages } = printout;
  // Each once, as a square of 1 mm, which its marks draw out to their size.
  const images = pictures.map(
    ({ kind, bytes }, picture) =>
      `<image id="p${picture}" width="1" height="1" preserveAspectRatio="none" href="data:image/${kind};base64,${bytes}"/>`,
  );
  const defined = faces.map((marks, face) => `<g id="f${face}">${marks.map(drawn).join('')}</g>`);
  const sections = pages.map((page) => {
    const placed = page.map(({ face, x, y }) => {
      must(faces[face], 'every placed face was given');
      return `<use href="#f${face}" x="${x}" y="${y}"/>`;
    });
    return `<section><svg viewBox="0 0 ${width} ${height}">${placed.join('')}</svg></section>`;
  });
  return `<!doctype html>
<html><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style(printout)}</style></head>
<body><svg class="faces"><defs>${images.join('')}${defined.join('')}</defs></svg>${sections.join('')}</body></html>`;
}
