import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { expect, test } from 'vitest';
import { fileFailureCodes } from '#shared/domain/import/file-failure.ts';
import { storeRoutes } from '#shared/contract/store/protocol.ts';
import { de } from './de/catalogue.ts';
import { en } from './en/catalogue.ts';

const root = path.join(import.meta.dirname, '../..');

/** Where a failure can begin that a person meets. What a server's own rooms answer is read by the client, which has codes of its own. */
const rooms = ['shared', 'electron', 'renderer', 'server/log/decide.ts'];

/** What one field or cell holds is judged here, and told beside it in words of its own. */
const judgesOfFields = /^(renderer\/ui|shared\/domain\/values)\//;

/** Codes of one label, told beside it. */
const toldInPlace = new Set(['code-too-long', 'code-too-wide']);

type Node = { readonly type?: string; readonly [key: string]: unknown };

/** Names of a property or parameter behind which a failure's object stands. */
const holders = new Set(['failure', 'refusal']);

/** Every code that a source can fail with: what `fail` gets, `Failure<…>` names, types and schemas of codes list, and refusals hold. */
function codesIn(source: string, tsx = false): ReadonlySet<string> {
  const found = new Set<string>();
  visit(parseSync(source, { syntax: 'typescript', tsx }), found);
  return found;
}

function visit(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) visit(one, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const node = value as Node;
  const add = (codes: readonly string[]) => {
    for (const code of codes) found.add(code);
  };
  if (node.type === 'CallExpression') {
    const callee = nameOf(node.callee);
    const given = (node.arguments as readonly { readonly expression: unknown }[]).map(({ expression }) => expression);
    if (callee === 'fail' || callee === 'failureWords') for (const one of given) add(codesOf(one));
    if (callee === 'abandon') for (const one of given) add(textsOf(one));
  }
  if (node.type === 'KeyValueProperty' && holders.has(nameOf(node.key))) add(codesOf(node.value));
  if (node.type === 'VariableDeclarator' && typeNameOf(node.id).endsWith('Failure')) add(codesOf(node.init));
  if (node.type === 'ObjectExpression' && keysOf(node).includes('outcome')) add(codesOf(node));
  if (node.type === 'KeyValueProperty' && nameOf(node.key) === 'code') add(enumOf(node.value));
  if (node.type === 'TsTypeReference' && nameOf(node.typeName).endsWith('Failure')) add(textsOf(node.typeParams));
  if (node.type === 'TsTypeAliasDeclaration' && nameOf(node.id).endsWith('FailureCode'))
    add(textsOf(node.typeAnnotation));
  for (const part of Object.values(node)) visit(part, found);
}

function nameOf(node: unknown): string {
  const { value, property } = (node ?? {}) as { readonly value?: unknown; readonly property?: unknown };
  return typeof value === 'string' ? value : property ? nameOf(property) : '';
}

function typeNameOf(pattern: unknown): string {
  const { typeAnnotation } = (pattern ?? {}) as { readonly typeAnnotation?: { readonly typeAnnotation?: Node } | null };
  return nameOf(typeAnnotation?.typeAnnotation?.typeName);
}

function keysOf(node: Node): readonly string[] {
  return (node.properties as readonly Node[]).map(({ key }) => nameOf(key));
}

/** What `code` may be in the objects of an expression. */
function codesOf(expression: unknown): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(codesOf);
  if (typeof expression !== 'object' || expression === null) return [];
  const node = expression as Node;
  if (node.type === 'KeyValueProperty') return nameOf(node.key) === 'code' ? valuesOf(node.value) : [];
  return Object.values(node).flatMap(codesOf);
}

/** The texts an expression may be; what it only compares with is none. */
function valuesOf(expression: unknown): readonly string[] {
  const node = expression as Node;
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate].flatMap(valuesOf);
  if (node.type === 'StringLiteral') return [node.value as string];
  return 'expression' in node ? valuesOf(node.expression) : [];
}

/** The texts of a schema `z.enum([…])`. */
function enumOf(expression: unknown): readonly string[] {
  const node = expression as Node;
  return node.type === 'CallExpression' && nameOf(node.callee) === 'enum' ? textsOf(node.arguments) : [];
}

function textsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { type, value } = node as Node;
  return type === 'StringLiteral' ? [value as string] : Object.values(node).flatMap(textsOf);
}

function filesOf(room: string): readonly string[] {
  if (room.endsWith('.ts')) return [room];
  return readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file))
    .map((file) => path.join(room, file));
}

const sources = rooms
  .flatMap(filesOf)
  .filter((file) => !judgesOfFields.test(file))
  .map((file) => codesIn(readFileSync(path.join(root, file), 'utf8'), file.endsWith('.tsx')));

/** What a server may say of an operation and a desk cannot mend by offering it again. */
const stuck = storeRoutes.ops.answer.shape.results.element.options
  .flatMap(({ shape: { outcome } }) => [...('options' in outcome ? outcome.options : outcome.values)])
  .filter((outcome) => !['accepted', 'duplicate', 'rejected', 'waiting'].includes(outcome));

const raised = new Set([...sources.flatMap((codes) => [...codes]), ...stuck].filter((code) => !toldInPlace.has(code)));

const fileCodes: ReadonlySet<string> = new Set(fileFailureCodes);
const parts = ['happened', 'safe', 'next'] as const;
const catalogues = { en, de } as const;

test('[SH31] the sources are read: many rooms raise many codes', () => {
  expect(raised.size).toBeGreaterThan(90);
  expect(raised).toContain('token-refused');
  expect(raised).toContain('worker-fault');
  expect(raised).toContain('target-refused');
  expect(raised).toContain('order-moved-on');
});

test('[SH31] every code that can be raised has words, and every word a code', () => {
  const failures = [...raised].filter((code) => code in en.failures || !fileCodes.has(code));
  expect(Object.keys(en.failures).sort()).toEqual([...failures, 'unknown'].sort());
});

test.each(['en', 'de'] as const)('[SH31] %s says what happened, what is safe and what to do', (language) => {
  const { failures, import: imports } = catalogues[language];
  const said = [...Object.entries(failures), ...Object.entries(imports.files)];
  expect(Object.keys(imports.files).sort()).toEqual([...fileFailureCodes].sort());
  for (const [code, words] of said)
    for (const part of parts) expect([code, part, words[part].trim()]).not.toEqual([code, part, '']);
});

test('[SH31] a planted code is found, however it is raised', () => {
  const found = (source: string) => [...codesIn(source)];
  expect(found("const a = fail({ code: 'one' })")).toEqual(['one']);
  expect(found("const a = fail(b ? { code: 'one' } : { code: c === 'x' ? 'two' : 'three', detail: 'd' })")).toEqual([
    'one',
    'two',
    'three',
  ]);
  expect(found("const a = fail({ code: 'one' as const })")).toEqual(['one']);
  expect(found("type A = Failure<'one' | 'two'>")).toEqual(['one', 'two']);
  expect(found("const a = z.strictObject({ code: z.enum(['one']) })")).toEqual(['one']);
  expect(found("const a = { ok: false, refusal: { code: 'one', current: null } }")).toEqual(['one']);
  expect(found("const a: Failure = { code: 'one' }")).toEqual(['one']);
  expect(found("const a = { outcome: 'rejected', code: 'one' }")).toEqual(['one']);
  expect(found("const a = { code: 'GRD', name: 'Garden' }")).toEqual([]);
});
