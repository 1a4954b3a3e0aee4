// Who may import whom. One line per room; everything not listed is forbidden.
const mayUse = {
  'shared/base': [],
  'shared/domain': ['shared/base'],
  'shared/contract': ['shared/base', 'shared/domain'],
  'shared/channels': ['shared/base', 'shared/domain', 'shared/contract'],

  'electron/preload': ['shared/contract'],
  'electron/bridge': ['shared/base', 'shared/contract'],
  'electron/http': ['shared/base'],
  'electron/shop-server': ['electron/http', 'shared/base', 'shared/domain', 'shared/contract'],
  'electron/printing': ['shared/base', 'shared/domain', 'shared/contract'],
  'electron/channels': ['electron/http', 'shared/base', 'shared/domain', 'shared/contract'],
  'electron/vault': ['shared/base', 'shared/contract'],
  'electron/log': ['shared/base', 'shared/contract'],
  'electron/files': ['shared/base', 'shared/domain', 'shared/contract'],
  'electron/journal': ['shared/base', 'shared/contract'],
  'electron/backups': ['electron/journal', 'shared/base', 'shared/contract'],
  'electron/sharing': ['electron/http', 'shared/base', 'shared/contract'],
  'electron/app': ['electron/', 'shared/'],

  // What a desk's host does at a store, the server does where it runs the channel.
  server: ['shared/', 'electron/channels', 'electron/http'],

  'renderer/words': ['shared/base'],
  'renderer/ui': ['shared/base'],
  'renderer/platform': ['shared/base', 'shared/contract'],
  'renderer/parts': ['shared/base', 'shared/domain', 'renderer/words', 'renderer/ui'],
  'renderer/db': ['shared/base', 'shared/domain', 'shared/contract', 'shared/channels'],
  'renderer/sync': ['shared/', 'renderer/db', 'renderer/platform'],
  'renderer/features': [
    'shared/',
    'renderer/words',
    'renderer/ui',
    'renderer/parts',
    'renderer/db',
    'renderer/platform',
  ],
  'renderer/app': ['renderer/', 'shared/'],
};

const ours = '^(shared|electron|renderer|server)/';
const test = '\\.test\\.tsx?$';

const rooms = Object.entries(mayUse).map(([room, doors]) => ({
  name: `${room}-doors`,
  comment: `${room} may import only: ${doors.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: test },
  to: { path: ours, pathNot: [`^${room}/`, ...doors.map((door) => `^${door}`)] },
}));

const forbid = (
  /** @type {string} */ name,
  /** @type {string} */ comment,
  /** @type {object} */ from,
  /** @type {object} */ to,
) => ({ name, comment, severity: 'error', from, to });
const only = (
  /** @type {string} */ name,
  /** @type {string} */ comment,
  /** @type {string[]} */ pathNot,
  /** @type {string[]} */ packages,
) =>
  forbid(
    name,
    comment,
    { path: ours, pathNot: [test, ...pathNot] },
    { path: packages.map((p) => `node_modules/${p}/`) },
  );

module.exports = {
  forbidden: [
    ...rooms,
    forbid(
      'every-room-is-listed',
      'A new room gets its line above before it gets a file.',
      { path: ours, pathNot: Object.keys(mayUse).map((room) => `^${room}/`) },
      {},
    ),
    forbid('no-circles', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    forbid(
      'imports-lead-somewhere',
      'An import that cannot be found is a typing mistake, or a package nobody declared.',
      { path: ours },
      { couldNotResolve: true },
    ),
    forbid(
      'features-are-neighbours-not-relatives',
      'Features meet in the database or in renderer/app.',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    ),
    forbid(
      'screens-ask-their-feature',
      'Only *.commands.ts and *.queries.ts touch the database or the host.',
      { path: '^renderer/features/', pathNot: '\\.(commands|queries|test)\\.tsx?$' },
      { path: '^renderer/(db|platform)/' },
    ),
    forbid(
      'queries-do-not-write',
      'A query that imports the bridge is a command.',
      { path: '\\.queries\\.ts$' },
      { path: '^renderer/platform/bridge' },
    ),
    forbid(
      'electron-stays-home',
      'Only the composition root and the preload know Electron.',
      { pathNot: '^(electron/app|electron/preload|tests|build)/' },
      { path: '^electron$|node_modules/electron/' },
    ),
    forbid(
      'services-run-in-plain-node',
      'What serves the window in a browser must never reach Electron.',
      { path: '^(electron/app/services|build/scripts/serve)\\.ts$' },
      { path: 'node_modules/electron/', reachable: true },
    ),
    forbid(
      'node-stays-home',
      'Neither the window nor shared code has Node.',
      { path: '^(shared|renderer)/', pathNot: test },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'shared-is-plain',
      'The domain knows no package; the base may use its hashes, the contract its schema library.',
      { path: '^shared/(base|domain)/', pathNot: test },
      { path: 'node_modules/', pathNot: 'node_modules/@noble/(hashes|curves)/' },
    ),
    forbid(
      'contract-speaks-zod-only',
      'What crosses a border is described in one schema language.',
      { path: '^shared/contract/', pathNot: test },
      { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    ),
    only(
      'one-hash',
      'Hashes and curves are computed in one room.',
      ['^shared/base/'],
      ['@noble/hashes', '@noble/curves'],
    ),
    only('one-voice', 'The local network is spoken to in one room.', ['^electron/sharing/'], ['bonjour-service']),
    only('one-database', 'Dexie is spoken in one room.', ['^renderer/db/'], ['dexie']),
    only(
      'packed-files-in-two-rooms',
      'Workbooks are unpacked where files are imported, and packed where lists are written.',
      ['^renderer/sync/workbook/', '^renderer/db/'],
      ['fflate', 'saxes'],
    ),
    only('charts-in-ui', 'Recharts is wrapped once.', ['^renderer/ui/'], ['recharts']),
    only(
      'stores-hold-drafts',
      'Zustand holds what may be forgotten.',
      ['\\.store\\.ts$', '^renderer/app/'],
      ['zustand'],
    ),
    only(
      'words-in-one-room',
      'The language catalogue is wired once.',
      ['^renderer/(words|app)/'],
      ['i18next', 'react-i18next'],
    ),
    only(
      'server-packages',
      'The shop server alone speaks HTTP routes and SQL.',
      ['^server/'],
      ['fastify', 'kysely', 'pg', '@electric-sql'],
    ),
    forbid(
      'code-ignores-tests',
      'Nothing that ships imports a test or a build script.',
      { path: ours, pathNot: test },
      { path: `^(tests|build)/|${test}` },
    ),
    forbid(
      'no-orphans',
      'A file nobody imports is dead or undiscovered.',
      { path: ours, orphan: true, pathNot: `\\.d\\.ts$|${test}` },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.cache)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
