import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { installedServer } from '#tests/fixtures/test-server-install.ts';

/** What the fake uses of GraphQL's reference implementation, which is no dependency of the app's. */
export type Graphql = {
  readonly buildClientSchema: (introspection: unknown, options: { assumeValid: boolean }) => Schema;
  readonly parse: (text: string) => Document;
  readonly validate: (schema: Schema, document: Document) => readonly GraphqlProblem[];
  readonly execute: (asked: Execution) => Answer | Promise<Answer>;
  readonly getNamedType: (type: unknown) => NamedType;
  readonly GraphQLError: new (
    message: string,
    options: { readonly extensions: Readonly<Record<string, unknown>> },
  ) => Error;
};
export type NamedType = {
  readonly name: string;
  readonly getFields?: () => Readonly<Record<string, Field>>;
};
export type Field = { readonly type: unknown; resolve?: Resolver };
export type Schema = {
  readonly getType: (name: string) => NamedType | undefined;
  readonly getQueryType: () => NamedType;
  readonly getMutationType: () => NamedType;
};
export type GraphqlProblem = { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> };
export type Answer = { readonly data?: unknown; readonly errors?: readonly GraphqlProblem[] };
export type Value =
  | { readonly kind: 'Variable'; readonly name: { readonly value: string } }
  | { readonly kind: 'IntValue' | 'StringValue'; readonly value: string }
  | { readonly kind: 'NullValue' | 'ObjectValue' | 'ListValue' | 'BooleanValue' | 'EnumValue' | 'FloatValue' };
type Argument = { readonly name: { readonly value: string }; readonly value: Value };
export type Selection = {
  readonly kind: 'Field' | 'InlineFragment' | 'FragmentSpread';
  readonly name?: { readonly value: string };
  readonly typeCondition?: { readonly name: { readonly value: string } };
  readonly arguments?: readonly Argument[];
  readonly directives?: readonly {
    readonly name: { readonly value: string };
    readonly arguments?: readonly Argument[];
  }[];
  readonly selectionSet?: { readonly selections: readonly Selection[] };
};
export type Document = {
  readonly definitions: readonly {
    readonly kind: string;
    readonly operation?: string;
    readonly selectionSet: { readonly selections: readonly Selection[] };
  }[];
};
export type Info = {
  readonly fieldName: string;
  readonly parentType: { readonly name: string };
  readonly fieldNodes: readonly Selection[];
  readonly variableValues: Readonly<Record<string, unknown>>;
};
export type Args = Readonly<Record<string, unknown>>;
export type Resolver = (source: unknown, args: Args, context: never, info: Info) => unknown;
type Execution = {
  readonly schema: Schema;
  readonly document: Document;
  readonly variableValues: Args;
  readonly contextValue: unknown;
  readonly fieldResolver: Resolver;
};

/** A status of a version to come, which no connector knows. */
export const STRANGE = 'IN_THE_OVEN';

type Loaded = { readonly graphql: Graphql; readonly schema: Schema };
let loading: Promise<Loaded> | null = null;

/** The types of Shopify's Admin interface, version 2026-10, as Shopify publishes them. */
export function shopifySchema(): Promise<Loaded> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Loaded> {
  const folder = await installedServer('shopify');
  const graphql: Graphql = createRequire(path.join(folder, 'package.json'))('graphql');
  const file = path.join(folder, 'node_modules/@shopify/dev-mcp/dist/data/admin_2026-10.json.gz');
  const { data } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    data: { __schema: { types: { name: string; enumValues?: { name: string; isDeprecated: boolean }[] }[] } };
  };
  const statuses = data.__schema.types.find(({ name }) => name === 'OrderDisplayFulfillmentStatus');
  statuses?.enumValues?.push({ name: STRANGE, isDeprecated: false });
  return { graphql, schema: graphql.buildClientSchema(data, { assumeValid: true }) };
}

/** What is wrong with a document by the published types; empty where nothing is. */
export async function faultsOf(document: string): Promise<readonly string[]> {
  const { graphql, schema } = await shopifySchema();
  return graphql.validate(schema, graphql.parse(document)).map(({ message }) => message);
}
