import { z } from 'zod';
import type { RouteFacts } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

const failure = z.object({ code: z.string(), detail: z.string() });

/** The document of every route (OpenAPI 3.1), made from the schemas that the routes themselves parse with. */
export function openApiOf(routes: readonly RouteFacts[]): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = pathOf(route.url);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Stockroom shop server', version: '1' },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Failure: schemaOf(failure) },
    },
  };
}

/** As the document writes an address: `/v1/blobs/{hash}`. */
export function pathOf(url: string): string {
  return url.replace(/:(\w+)/g, '{$1}');
}

function operationOf({ method, url, needs, about, ask, answer }: RouteFacts): Json {
  const inPath = [...url.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = method === 'GET' && ask instanceof z.ZodType ? parametersOf(schemaOf(ask)) : [];
  const hasBody = ask !== null && method !== 'GET';
  const open = needs === 'nothing';
  return {
    summary: about,
    ...(open ? { security: [] } : { 'x-scope': needs }),
    ...(inPath.length + inQuery.length > 0 && { parameters: [...inPath, ...inQuery] }),
    ...(hasBody && { requestBody: { required: true, content: contentOf(ask) } }),
    responses: {
      200: { description: 'Done.', ...(answer !== null && { content: contentOf(answer) }) },
      default: {
        description: 'A failure with its code.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
      },
    },
  };
}

function contentOf(what: z.ZodType | 'bytes' | 'text'): Json {
  if (what === 'bytes') return { 'application/octet-stream': {} };
  if (what === 'text') return { 'text/plain': { schema: { type: 'string' } } };
  return { 'application/json': { schema: schemaOf(what) } };
}

/** As it is sent: a number in an address is written as text there. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}

/** What may stand in the query: everything that one of the kinds of question names. */
function parametersOf(schema: Json): readonly Json[] {
  const kinds = (Array.isArray(schema['anyOf']) ? schema['anyOf'] : [schema]) as readonly Json[];
  const all = new Map<string, { schema: unknown; times: number }>();
  for (const kind of kinds) {
    const required = (kind['required'] ?? []) as readonly string[];
    for (const [name, its] of Object.entries((kind['properties'] ?? {}) as Json)) {
      const times = (all.get(name)?.times ?? 0) + (required.includes(name) ? 1 : 0);
      all.set(name, { schema: its, times });
    }
  }
  return [...all].map(([name, { schema: its, times }]) => ({
    name,
    in: 'query',
    required: times === kinds.length,
    schema: its,
  }));
}
