import { parseSync } from 'vite';

/** @typedef {{ readonly start: number, readonly end: number, readonly text: string, readonly what: string }} Mutant One small change of a source text. */
/** @typedef {{ readonly type: string, readonly start: number, readonly end: number, readonly [part: string]: unknown }} Node */

/** What an operator becomes. Each pair differs where a limit, a sign or a condition is wrong by one. */
const operators = new Map(
  Object.entries({
    '<': '<=',
    '<=': '<',
    '>': '>=',
    '>=': '>',
    '===': '!==',
    '!==': '===',
    '+': '-',
    '-': '+',
    '*': '/',
    '&&': '||',
    '||': '&&',
    '??': '&&',
  }),
);

/** Calls whose result is the thing itself when they are left out. */
const leftOut = new Set(['filter', 'slice', 'sort', 'reverse', 'trim', 'toLowerCase']);

/** Every small change of a TypeScript source that could go unnoticed: operators, conditions, whole numbers, steps left out. */
export function mutantsOf(/** @type {string} */ source) {
  const { program, errors } = parseSync('source.ts', source);
  if (errors.length > 0) throw new Error(`The source does not parse: ${errors[0]?.message}`);
  /** @type {Mutant[]} */
  const found = [];
  const put = (/** @type {number} */ start, /** @type {number} */ end, /** @type {string} */ text) => {
    const before = source.slice(start, end).replace(/\s+/g, ' ');
    found.push({ start, end, text, what: `${before.slice(0, 80)} → ${text.slice(0, 80) || 'left out'}` });
  };
  visit(/** @type {Node} */ (/** @type {unknown} */ (program)), (node) => mutate(node, source, put));
  return found;
}

/** @returns {void} */
function visit(/** @type {Node} */ node, /** @type {(node: Node) => void} */ tell) {
  // Types are gone when the program runs: changing one changes nothing.
  if (node.type.startsWith('TS') && node.type !== 'TSAsExpression' && node.type !== 'TSSatisfiesExpression') return;
  if (node.type === 'ImportDeclaration') return;
  tell(node);
  for (const part of Object.values(node))
    for (const child of Array.isArray(part) ? part : [part]) if (isNode(child)) visit(child, tell);
}

/** @returns {value is Node} */
function isNode(/** @type {unknown} */ value) {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function mutate(
  /** @type {Node} */ node,
  /** @type {string} */ source,
  /** @type {(start: number, end: number, text: string) => void} */ put,
) {
  const text = (/** @type {unknown} */ part) => (isNode(part) ? source.slice(part.start, part.end) : '');
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const other = operators.get(String(node['operator']));
      if (!other || isText(node['left']) || isText(node['right'])) return;
      return put(node.start, node.end, `${text(node['left'])} ${other} ${text(node['right'])}`);
    }
    case 'IfStatement':
    case 'ConditionalExpression':
      if (!isNode(node['test'])) return;
      put(node['test'].start, node['test'].end, 'true');
      return put(node['test'].start, node['test'].end, 'false');
    case 'UnaryExpression':
      return node['operator'] === '!' ? put(node.start, node.end, text(node['argument'])) : undefined;
    case 'Literal':
      if (typeof node['value'] === 'boolean') return put(node.start, node.end, String(!node['value']));
      return Number.isInteger(node['value']) ? put(node.start, node.end, String(Number(node['value']) + 1)) : undefined;
    case 'CallExpression': {
      const callee = node['callee'];
      if (!isNode(callee) || callee.type !== 'MemberExpression') return;
      return leftOut.has(text(callee['property'])) ? put(node.start, node.end, text(callee['object'])) : undefined;
    }
    case 'ExpressionStatement':
      return put(node.start, node.end, ';');
  }
}

/** Adding texts has no opposite: a minus there is found by any test that runs the line. */
function isText(/** @type {unknown} */ part) {
  return isNode(part) && (part.type === 'TemplateLiteral' || typeof part['value'] === 'string');
}
