/** What the source of the tool plugin says, read and never run. */
export type PluginFacts =
  /** The metadata has no name to look for. */
  | { readonly state: 'NoName' }
  /** Not beside `cubbi_init.py`; the path is where init looks. */
  | { readonly state: 'Missing'; readonly path: string }
  /** Larger than is read, or no regular file. */
  | { readonly state: 'Unreadable'; readonly path: string; readonly message: string }
  | {
      readonly state: 'Read';
      readonly path: string;
      /** By methods of the class: `initialize` (env), `is_already_configured` and `configure` (config). */
      readonly api: 'Env' | 'Config' | 'Both' | 'None';
      /** The class that init would take; undefined where there is none. */
      readonly className?: string;
      /** Literal that `tool_name` gives; undefined where it is no literal. */
      readonly toolName?: string;
      /** In the order of the file, at most 64. */
      readonly problems: readonly PluginProblem[];
    };

/** Something that is wrong at a line of the plugin. */
export interface PluginProblem {
  readonly rule: PluginRule;
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong, one sentence without a full stop, clean and at most 200 bytes. */
  readonly message: string;
}

/** Which rule a problem breaks. */
export type PluginRule =
  /** CB-091 */
  | 'Syntax'
  /** No class that could be a plugin at all. CB-092 */
  | 'NoClass'
  /** A class that does not derive from `ToolPlugin` of `cubbi_init`. CB-092 */
  | 'NotDerived'
  /** CB-093: missing; or not equal to the metadata's name. */
  | 'ToolNameMissing'
  | 'ToolNameDiffers'
  /** No `PLUGIN_CLASS`, or it is not the class. Only revision config looks at it. CB-094 */
  | 'PluginClass'
  /** CB-095 */
  | 'McpSignature'
  /** `import yaml`. CB-096 */
  | 'Yaml'
  /** A method that falls off its end. CB-097 */
  | 'NoReturn'
  /** `sys.exit`, `os._exit` or `raise SystemExit` at import. CB-097 */
  | 'ExitAtImport'
  /** CB-099 */
  | 'SeveralClasses'
  /** A secret-looking value goes to the log. CB-100 */
  | 'LogsSecret';
