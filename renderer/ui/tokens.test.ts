import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Tokens = ReadonlyMap<string, string>;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function block(start: string): Tokens {
  const from = css.indexOf(start);
  const body = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
  return new Map([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]));
}

const light = block(':root {');
const themes = {
  light,
  dark: new Map([...light, ...block(":root[data-scheme='dark']"), ...block(':root[data-scheme="dark"]')]),
};

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const grounds = ['ground', 'sunken', 'raised', 'hover', 'selected'];
const texts = ['text', 'muted', 'accent-text', 'bad', 'warn', 'good', 'news', 'quiet'];
const pairs = [
  ...grounds.flatMap((ground) => texts.map((text) => [text, ground, 4.5] as const)),
  ...['bad', 'warn', 'good', 'news', 'quiet'].map((tone) => [tone, `${tone}-ground`, 4.5] as const),
  ...['accent', 'accent-hover', 'bad-fill', 'bad-fill-hover'].map((fill) => ['on-accent', fill, 4.5] as const),
  ...['ground', 'raised', 'sunken'].map((ground) => ['edge', ground, 3] as const),
  ...[1, 2, 3, 4, 5, 6].map((place) => [`series-${place}`, 'ground', 3] as const),
  ['accent', 'ground', 3] as const,
];

for (const [theme, tokens] of Object.entries(themes)) {
  test.each(pairs)(`[SH1] ${theme}: %s on %s is at least %d : 1`, (text, ground, least) => {
    expect(contrast(tokens.get(text) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(least);
  });
}

test('[SH1] both themes name the same colours', () => {
  expect([...themes.dark.keys()].sort()).toEqual([...light.keys()].sort());
  expect(themes.dark.get('text')).not.toBe(light.get('text'));
});
