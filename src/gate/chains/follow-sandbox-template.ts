import { brokenEnd } from './broken-end.ts';
import type { ChainEnd } from './chain-end.ts';
import type { Link } from './link.ts';
import { quoteName } from '../quote-name.ts';
import type { SandboxTemplateRecord } from './read-sandbox-template.ts';

/** The link to a SandboxTemplate, and what named it. */
export interface SandboxTemplateLink {
  readonly namespace: string;
  readonly name: string;
  readonly link: Link<SandboxTemplateRecord>;
  /** The field that led there, for messages. */
  readonly field: string;
  /** What must be corrected where the name is wrong. */
  readonly correct: string;
}

/**
 * The pod of a SandboxTemplate: the next Sandbox runs a copy of its pod spec, so it is judged like a pod, images included. A pod that is
 * denied later is denied where nobody looks.
 */
export function followSandboxTemplate(linked: SandboxTemplateLink): ChainEnd {
  const { namespace, name, link, field, correct } = linked;
  const named = `SandboxTemplate ${quoteName(name)}`;
  const place = `namespace ${quoteName(namespace)}`;
  switch (link.state) {
    case 'Missing':
      return brokenEnd(
        field,
        `${named} does not exist in ${place}; create it there, or correct ${correct}`,
      );
    case 'Unread':
      return brokenEnd(
        field,
        `${named} in ${place} could not be read from the API server; try again`,
      );
    case 'Found': {
      const { reference } = link.record;
      if (reference === undefined) return { end: 'NoReference' };
      return { end: 'Pod', reference, via: `${field}: ${named} ` };
    }
  }
}
