import type { BuildContext } from './build-context.ts';
import type { LayerDefinition } from './layer-definition.ts';
import type { LayerSource } from './layer-source.ts';
import { bundleLayer } from './layers/bundle-layer.ts';
import { certificatesLayer } from './layers/certificates-layer.ts';
import { debianLayer } from './layers/debian-layer.ts';
import { debianTreeLayer } from './layers/debian-tree-layer.ts';
import { filesLayer } from './layers/files-layer.ts';
import { goLayer } from './layers/go-layer.ts';
import { nodeLayer } from './layers/node-layer.ts';

/** The source that makes a layer of this kind. */
export function toLayerSource(context: BuildContext, definition: LayerDefinition): LayerSource {
  switch (definition.kind) {
    case 'node':
      return nodeLayer(context);
    case 'debian':
      return debianLayer(context, definition);
    case 'debian-tree':
      return debianTreeLayer(context, definition);
    case 'certificates':
      return certificatesLayer(context);
    case 'go':
      return goLayer(context, definition);
    case 'bundle':
      return bundleLayer(context, definition);
    case 'files':
      return filesLayer(context, definition.files);
  }
}
