import type { Shape } from '../../../evidence/has-shape.ts';
import {
  type AccountFact,
  type BakedSecret,
  type CubbiFiles,
  type GroupFact,
  type PathFact,
  PROGRAM_NAMES,
  type ProgramFact,
} from '../files/cubbi-files.ts';
import type { InitFacts, StatusScriptFacts } from '../init/init-facts.ts';
import type { MetadataFacts, MetadataFields, MetadataProblem } from '../metadata/metadata-facts.ts';
import type { PluginFacts, PluginProblem } from '../plugin/plugin-facts.ts';
import type { BootLink } from './boot-links.ts';
import type { FilesReport } from './files-report.ts';

/** Of all members of a type, so that a member that is added is missed by the compiler. */
type Members<T> = Readonly<Record<keyof T, Shape>>;
/** Of the members that are always there, and of those that need not. */
type Always<T> = Readonly<Record<RequiredKeys<T>, Shape>>;
type Sometimes<T> = Readonly<Record<Exclude<keyof T, RequiredKeys<T>>, Shape>>;
type RequiredKeys<T> = {
  [Name in keyof T]-?: undefined extends T[Name] ? never : Name;
}[keyof T];
/** Of one of several types that differ by `state`. */
type Of<T, State extends string> = Omit<Extract<T, { readonly state: State }>, 'state'>;

const REVISION: Shape = { texts: ['Env', 'Config'] };
const STRINGS: Shape = { list: 'string' };
const TEXTS = { path: 'string', message: 'string' } as const;

const PATH = {
  path: 'string',
  kind: { texts: ['File', 'Directory', 'Symlink', 'Other'] },
  mode: 'number',
  uid: 'number',
  gid: 'number',
} as const satisfies Members<PathFact>;

const PROBLEM = {
  rule: 'string',
  line: 'number',
  column: 'number',
  pointer: 'string',
  message: 'string',
} as const satisfies Members<MetadataProblem>;

const VARIABLE = {
  name: 'string',
  required: 'boolean',
  sensitive: 'boolean',
  hasDefault: 'boolean',
};

const FIELDS: Shape = {
  object: {
    environment: { list: { object: VARIABLE } as Shape },
    forwarded: STRINGS,
    persistentConfigs: {
      list: { object: { source: 'string', target: 'string', type: 'string' } },
    },
  } satisfies Always<MetadataFields>,
  optional: {
    name: 'string',
    version: 'string',
    image: 'string',
    ports: { list: 'number' },
  } satisfies Sometimes<MetadataFields>,
};

const METADATA: Shape = {
  states: {
    Missing: { object: {} },
    Unfit: { object: { kind: 'string' } satisfies Members<Of<MetadataFacts, 'Unfit'>> },
    Read: {
      object: { fields: FIELDS, problems: { list: { object: PROBLEM } } } satisfies Members<
        Of<MetadataFacts, 'Read'>
      >,
    },
  } satisfies Readonly<Record<MetadataFacts['state'], Shape>>,
};

const INIT: Shape = {
  states: {
    Missing: { object: { legacy: STRINGS } satisfies Members<Of<InitFacts, 'Missing'>> },
    Unfit: { object: TEXTS satisfies Members<Of<InitFacts, 'Unfit'>> },
    Read: {
      object: {
        path: 'string',
        mode: 'number',
        sha256: 'string',
        pluginApi: REVISION,
        shebang: STRINGS,
        writesSudoers: 'boolean',
        importsPydantic: 'boolean',
        importsRuamel: 'boolean',
        groupConflictIsFatal: 'boolean',
      } satisfies Always<Of<InitFacts, 'Read'>>,
      optional: {
        revision: REVISION,
        upstream: { object: { release: 'string', current: 'boolean' } },
      } satisfies Sometimes<Of<InitFacts, 'Read'>>,
    },
  } satisfies Readonly<Record<InitFacts['state'], Shape>>,
};

const STATUS_SCRIPT: Shape = {
  states: {
    Missing: { object: {} },
    Present: {
      object: {
        path: 'string',
        mode: 'number',
        regular: 'boolean',
        upstream: 'boolean',
        hooks: STRINGS,
      } satisfies Members<Of<StatusScriptFacts, 'Present'>>,
    },
  } satisfies Readonly<Record<StatusScriptFacts['state'], Shape>>,
};

const PLUGIN_PROBLEM: Shape = {
  object: { rule: 'string', line: 'number', message: 'string' } satisfies Members<PluginProblem>,
};

const PLUGIN: Shape = {
  states: {
    NoName: { object: {} },
    Missing: { object: { path: 'string' } satisfies Members<Of<PluginFacts, 'Missing'>> },
    Unreadable: { object: TEXTS satisfies Members<Of<PluginFacts, 'Unreadable'>> },
    Read: {
      object: {
        path: 'string',
        api: { texts: ['Env', 'Config', 'Both', 'None'] },
        problems: { list: PLUGIN_PROBLEM },
      } satisfies Always<Of<PluginFacts, 'Read'>>,
      optional: { className: 'string', toolName: 'string' } satisfies Sometimes<
        Of<PluginFacts, 'Read'>
      >,
    },
  } satisfies Readonly<Record<PluginFacts['state'], Shape>>,
};

const PROGRAM: Shape = {
  object: PATH,
  optional: { architecture: 'string' } satisfies Readonly<
    Record<Exclude<keyof ProgramFact, keyof PathFact>, Shape>
  >,
};

const ACCOUNT = { name: 'string', uid: 'number', gid: 'number', home: 'string' } as const;
const GROUP = { name: 'string', gid: 'number', members: STRINGS } as const;

const FILES: Shape = {
  object: {
    v: 'number',
    whole: 'boolean',
    metadata: METADATA,
    init: INIT,
    statusScript: STATUS_SCRIPT,
    plugin: PLUGIN,
    programs: {
      object: Object.fromEntries(PROGRAM_NAMES.map((name) => [name, { list: PROGRAM }])),
    },
    paths: { record: { object: PATH } },
    statusBakedTrue: 'boolean',
    sources: { list: { object: { ...PATH, empty: 'boolean' } } },
    python: {
      object: {
        minors: { list: 'number' },
        ruamel: 'boolean',
        pydantic: 'boolean',
        uvEnvironments: STRINGS,
      } satisfies Members<CubbiFiles['python']>,
    },
    passwordlessSudo: STRINGS,
    setuid: STRINGS,
    secrets: {
      list: { object: { path: 'string', kind: 'string' } satisfies Members<BakedSecret> },
    },
    caches: STRINGS,
  } satisfies Always<CubbiFiles>,
  optional: {
    accounts: { list: { object: ACCOUNT satisfies Members<AccountFact> } },
    groups: { list: { object: GROUP satisfies Members<GroupFact> } },
  } satisfies Sometimes<CubbiFiles>,
};

const LINK = { source: 'string', target: 'string', type: 'string' } as const;

/** What the report about the image's files must be, member by member. */
export const FILES_REPORT_SHAPE: Shape = {
  object: {
    v: 'number',
    links: { list: { object: LINK satisfies Members<BootLink> } },
  } satisfies Always<FilesReport>,
  optional: { files: FILES, trouble: 'string' } satisfies Sometimes<FilesReport>,
};
