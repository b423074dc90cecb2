import type { MetadataFields } from '../../../../src/contract/cubbi/metadata/metadata-facts.ts';

/** A release of Cubbi whose images are known. v0.4.0 has the init script of v0.3.0. */
export type UpstreamRelease = 'v0.4.0' | 'v0.5.0';

/** In what one of upstream's images differs from the others of its release. */
export interface UpstreamTraits {
  /** As the metadata names it. */
  readonly tool: string;
  /** The plugin writes the model to the tool's configuration. */
  readonly model: boolean;
  /** The plugin writes the MCP servers there. */
  readonly mcp: boolean;
  /** Files below the home to which the plugin writes a secret, with permissions. */
  readonly secretFiles: readonly { readonly path: string; readonly mode: number }[];
  /** The plugin logs URLs with a token or a password in them. */
  readonly logsUrls: boolean;
  readonly persistentConfigs: MetadataFields['persistentConfigs'];
}

/** Links of the metadata. Only their number is known, so the paths are made up, and the type is the one that init makes of every entry. */
function links(tool: string, count: number): MetadataFields['persistentConfigs'] {
  return Array.from({ length: count }, (_, index) => ({
    source: `/home/cubbi/.config/${tool}-${index}`,
    target: `/cubbi-config/${tool}-${index}`,
    type: 'directory',
  }));
}

/**
 * The ten images of the two releases, as their sources say; none of them was booted for this table. Since v0.5.0 the metadata names no links, and
 * the model comes from the configuration file. Of secret files, the open ones are known by name.
 */
export const UPSTREAM_TRAITS: Readonly<Record<UpstreamRelease, readonly UpstreamTraits[]>> = {
  'v0.4.0': [
    {
      tool: 'goose',
      model: true,
      mcp: true,
      secretFiles: [{ path: '.config/goose/config.yaml', mode: 0o644 }],
      logsUrls: true,
      persistentConfigs: links('goose', 1),
    },
    {
      tool: 'aider',
      model: false,
      mcp: false,
      secretFiles: [{ path: '.aider/.env', mode: 0o600 }],
      logsUrls: true,
      persistentConfigs: links('aider', 2),
    },
    {
      tool: 'claudecode',
      model: false,
      mcp: false,
      secretFiles: [{ path: '.claude/settings.json', mode: 0o600 }],
      logsUrls: false,
      persistentConfigs: links('claudecode', 2),
    },
    {
      tool: 'crush',
      model: false,
      mcp: true,
      secretFiles: [{ path: '.config/crush/config.json', mode: 0o644 }],
      logsUrls: true,
      persistentConfigs: links('crush', 2),
    },
    {
      tool: 'opencode',
      model: true,
      mcp: true,
      secretFiles: [
        { path: '.local/share/opencode/auth.json', mode: 0o600 },
        { path: '.config/opencode/config.json', mode: 0o644 },
      ],
      logsUrls: true,
      persistentConfigs: links('opencode', 1),
    },
  ],
  'v0.5.0': [
    {
      tool: 'goose',
      model: true,
      mcp: true,
      secretFiles: [
        { path: '.bashrc', mode: 0o644 },
        { path: '.config/goose/config.yaml', mode: 0o644 },
      ],
      logsUrls: true,
      persistentConfigs: [],
    },
    {
      tool: 'aider',
      model: false,
      mcp: false,
      secretFiles: [{ path: '.aider/.env', mode: 0o600 }],
      logsUrls: true,
      persistentConfigs: [],
    },
    {
      tool: 'claudecode',
      model: false,
      mcp: false,
      secretFiles: [{ path: '.claude/settings.json', mode: 0o600 }],
      logsUrls: false,
      persistentConfigs: [],
    },
    {
      tool: 'crush',
      model: false,
      mcp: true,
      secretFiles: [{ path: '.config/crush/crush.json', mode: 0o644 }],
      logsUrls: true,
      persistentConfigs: [],
    },
    {
      tool: 'opencode',
      model: true,
      mcp: true,
      secretFiles: [{ path: '.config/opencode/config.json', mode: 0o644 }],
      logsUrls: true,
      persistentConfigs: [],
    },
  ],
};
