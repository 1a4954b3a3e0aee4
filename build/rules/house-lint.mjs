// @ts-nocheck: oxlint hands in untyped syntax nodes.
// Two rules of the house that no ready-made linter knows.

const clockless = {
  create(context) {
    const report = (node) =>
      context.report({
        node,
        message: 'The shop never looks at a clock: take the time from the stamp that is handed in.',
      });
    return {
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) report(node);
      },
      CallExpression(node) {
        if (node.callee.name === 'Date') report(node);
      },
    };
  },
};

/** The cast, then what it stands in, out to its own function with its docstring. */
function* around(node) {
  for (let at = node; at; at = at.parent) {
    yield at;
    if (/Function/.test(at.type)) {
      yield at.parent;
      return;
    }
  }
}

/** A text that gets its kind where it enters (`id as VariantId`) explains itself: ids are branded texts (shared/base/id.ts). */
const isIdKind = (type) =>
  type.type === 'TSUnionType'
    ? type.types.every((part) => part.type === 'TSNullKeyword' || isIdKind(part))
    : /(^Id|Id)$/.test(type.typeName?.name ?? '');

const explainedCast = {
  create(context) {
    const explained = new Set();
    for (const comment of context.sourceCode.getAllComments())
      for (let line = comment.loc.start.line; line <= comment.loc.end.line + 1; line++) explained.add(line);
    return {
      TSAsExpression(node) {
        const name = node.typeAnnotation.typeName?.name;
        if (name === 'const' || isIdKind(node.typeAnnotation) || explained.has(node.loc.end.line)) return;
        for (const { loc } of around(node)) if (explained.has(loc.start.line)) return;
        context.report({ node, message: 'A cast needs a comment beside or above it that says why it holds.' });
      },
    };
  },
};

export default { meta: { name: 'house' }, rules: { clockless, 'explained-cast': explainedCast } };
