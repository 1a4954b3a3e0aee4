import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { expect, test } from 'vitest';

const renderer = path.join(import.meta.dirname, '..');

/** Props whose text a person reads or hears. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'confirm',
  'error',
  'happened',
  'hint',
  'label',
  'name',
  'next',
  'note',
  'placeholder',
  'pointsName',
  'safe',
  'submit',
  'text',
  'title',
]);

type Node = { readonly type?: string; readonly [key: string]: unknown };

/** The texts a person would read that stand literally in a component's source. */
function literals(source: string): readonly string[] {
  const found: string[] = [];
  visit(parseSync(source, { syntax: 'typescript', tsx: true }), found);
  return found;
}

function visit(value: unknown, found: string[]): void {
  if (Array.isArray(value)) for (const one of value) visit(one, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const node = value as Node;
  if (node.type === 'JSXText') found.push(...readable(node.value));
  if (node.type === 'JSXOpeningElement') found.push(...propTexts(node));
  if (node.type === 'KeyValueProperty') found.push(...valueTexts(node));
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    for (const child of node.children as readonly Node[]) {
      if (child.type === 'JSXExpressionContainer') found.push(...literalsOf(child.expression));
    }
  }
  for (const part of Object.values(node)) visit(part, found);
}

/** What `name` of an Icon or of a plain element says is for machines. */
function propTexts({ name: element, attributes }: Node): readonly string[] {
  const tag = (element as { readonly value?: string }).value ?? '';
  const forMachines = tag === 'Icon' || /^[a-z]/.test(tag);
  return (attributes as readonly Node[]).flatMap(({ name, value }) => {
    const prop = (name as { readonly value?: string } | undefined)?.value ?? '';
    if (!spoken.has(prop) || (prop === 'name' && forMachines)) return [];
    const given = value as Node | null;
    return literalsOf(given?.type === 'JSXExpressionContainer' ? given.expression : given);
  });
}

/** A label in data: a column's header, an option. Keys of the catalogue and codes are written small and without spaces. */
function valueTexts({ key, value }: Node): readonly string[] {
  const name = (key as { readonly value?: unknown }).value;
  if (name !== 'header' && !(typeof name === 'string' && name !== 'name' && spoken.has(name))) return [];
  return literalsOf(value).filter((text) => /^\p{Lu}|\s/u.test(text));
}

/** Texts that an expression may have as its value: literals, templates with words, and both ways of a choice. */
function literalsOf(expression: unknown): readonly string[] {
  const node = expression as Node | null | undefined;
  switch (node?.type) {
    case 'StringLiteral':
      return readable(node.value);
    case 'TemplateLiteral':
      return (node.quasis as readonly { readonly cooked: string }[]).flatMap(({ cooked }) => readable(cooked));
    case 'ConditionalExpression':
      return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
    case 'BinaryExpression':
      return [...literalsOf(node.left), ...literalsOf(node.right)].filter(
        () => node.operator !== '===' && node.operator !== '!==',
      );
    case 'ParenthesisExpression':
      return literalsOf(node.expression);
    default:
      return [];
  }
}

/** A text is readable when it has two letters in a row; signs and figures stand in every language. */
function readable(text: unknown): readonly string[] {
  return typeof text === 'string' && /\p{L}{2}/u.test(text) ? [text.trim()] : [];
}

const files = ['features', 'app'].flatMap((room) =>
  readdirSync(path.join(renderer, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .map((file) => path.join(room, file)),
);

test('[SH21] there are screens to look at', () => {
  expect(files.length).toBeGreaterThan(3);
});

test.each(files)('[SH21] %s holds no literal text', (file) => {
  expect(literals(readFileSync(path.join(renderer, file), 'utf8'))).toEqual([]);
});

test('[SH21] a planted text is found, wherever it hides', () => {
  expect(literals('const a = <p>Hello there</p>')).toEqual(['Hello there']);
  expect(literals('const a = <p>{"Hello"} {b ? "Yes" : t("no")}</p>')).toEqual(['Hello', 'Yes']);
  expect(literals('const a = <TextField label="Price" />')).toEqual(['Price']);
  expect(literals('const a = <Figure name={`On hand: ${n}`} />')).toEqual(['On hand:']);
  expect(literals('const a = <div aria-label="Close" />')).toEqual(['Close']);
  expect(literals('const a = [{ id: "on", header: "On hand", title: "stock.on" }]')).toEqual(['On hand']);
  expect(literals('const a = <Icon name="chevron-down" kind="primary" className="ui-text" />')).toEqual([]);
  expect(literals('const a = <p>{t("stock.title")} – {12} × {unit}</p>')).toEqual([]);
});
