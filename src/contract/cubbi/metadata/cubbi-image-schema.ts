import { METADATA_LIMITS } from './metadata-limits.ts';

const { items: maxItems } = METADATA_LIMITS;

/** SemVer 2.0, the expression that semver.org suggests. */
const SEMANTIC_VERSION =
  '^(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)(?:-(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$';

/** No `..` and no `.`, nor the separators by which early releases joined paths. */
const SEGMENTS = '(?:/(?!\\.\\.?(?:/|$))[^/:;\\u0000-\\u001f\\u007f]*)+$';

const text = { type: 'string', minLength: 1, pattern: '\\S' } as const;
const description = { type: 'string', default: '', description: 'For people.' } as const;

/**
 * The schema of `cubbi_image.yaml` (JSON Schema, draft 2020-12): what both revisions of the contract and the Cubbi CLI take. Every pattern is
 * matched in linear time, as it meets texts of anyone. Unknown keys of the document are allowed, because all readers ignore them.
 */
export const CUBBI_IMAGE_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://images.vibed.dev/schemas/cubbi-image/v1',
  title: 'Cubbi image',
  description: 'Metadata of a Cubbi image, /cubbi/cubbi_image.yaml.',
  type: 'object',
  required: ['name', 'description', 'version', 'maintainer', 'image'],
  properties: {
    name: {
      type: 'string',
      minLength: 1,
      maxLength: 63,
      pattern: '^[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*$',
      description: 'Names the image and, with - as _, its plugin: goose loads goose_plugin.py.',
    },
    description: { ...text, description: 'What the image is for.' },
    version: {
      type: 'string',
      minLength: 1,
      maxLength: 256,
      pattern: SEMANTIC_VERSION,
      description: 'Semantic version of the image. Quoted, where YAML would read a number.',
    },
    maintainer: { ...text, description: 'Who to turn to, such as a mail address.' },
    image: { ...text, description: 'Reference of the image, with a tag or a digest.' },
    environment: {
      type: 'array',
      maxItems,
      default: [],
      items: { $ref: '#/$defs/variable' },
      description: 'Variables that the image understands.',
    },
    environments_to_forward: {
      type: 'array',
      maxItems,
      default: [],
      uniqueItems: true,
      items: { $ref: '#/$defs/variableName' },
      description: 'Variables that the CLI hands on from the host, where they are set there.',
    },
    ports: {
      type: 'array',
      maxItems,
      default: [],
      uniqueItems: true,
      items: { $ref: '#/$defs/port' },
      description: 'TCP ports that programs of the image listen on.',
    },
    volumes: {
      type: 'array',
      maxItems,
      default: [],
      items: { $ref: '#/$defs/volume' },
      description: 'Directories that a volume may be mounted at.',
    },
    persistent_configs: {
      type: 'array',
      maxItems,
      default: [],
      items: { $ref: '#/$defs/persistentConfig' },
      description: 'Paths that are links into the volume at /cubbi-config.',
    },
    init: { deprecated: true, description: 'Ignored by every release of Cubbi since 0.5.0.' },
  },
  $defs: {
    variableName: { type: 'string', maxLength: 256, pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
    port: { type: 'integer', minimum: 1, maximum: 65535 },
    path: { type: 'string', maxLength: 1024, pattern: `^${SEGMENTS}` },
    target: {
      type: 'string',
      maxLength: 1024,
      pattern: `^/cubbi-config(?=/+[^/])(?!/+home/*$)${SEGMENTS}`,
    },
    variable: {
      type: 'object',
      required: ['name', 'description'],
      additionalProperties: false,
      properties: {
        name: { $ref: '#/$defs/variableName' },
        description: text,
        required: { type: 'boolean', default: false },
        sensitive: {
          type: 'boolean',
          default: false,
          description: 'True for secrets: they are never shown, and have no default.',
        },
        default: { type: ['string', 'null'] },
      },
    },
    volume: {
      type: 'object',
      required: ['mountPath'],
      additionalProperties: false,
      properties: { mountPath: { $ref: '#/$defs/path' }, description },
    },
    persistentConfig: {
      type: 'object',
      required: ['source', 'target', 'type'],
      additionalProperties: false,
      properties: {
        source: { $ref: '#/$defs/path' },
        target: { $ref: '#/$defs/target' },
        type: { enum: ['directory', 'file'] },
        description,
      },
    },
  },
} as const;
