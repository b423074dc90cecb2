import { API_GROUP } from '../api/api-group.ts';
import type { Resource } from './resource-path.ts';

const sandboxes = '/apis/extensions.agents.x-k8s.io';

/** The resources that the operator reads and writes. */
export const RESOURCES = {
  templates: { base: `/apis/${API_GROUP.apiVersion}`, plural: API_GROUP.plural },
  jobs: { base: '/apis/batch/v1', plural: 'jobs' },
  pods: { base: '/api/v1', plural: 'pods' },
  nodes: { base: '/api/v1', plural: 'nodes' },
  namespaces: { base: '/api/v1', plural: 'namespaces' },
  secrets: { base: '/api/v1', plural: 'secrets' },
  networkPolicies: { base: '/apis/networking.k8s.io/v1', plural: 'networkpolicies' },
  /** Core Events: only these can be selected by the object that they are about. */
  coreEvents: { base: '/api/v1', plural: 'events' },
  events: { base: '/apis/events.k8s.io/v1', plural: 'events' },
  webhooks: {
    base: '/apis/admissionregistration.k8s.io/v1',
    plural: 'validatingwebhookconfigurations',
  },
  warmPools: { base: `${sandboxes}/v1beta1`, plural: 'sandboxwarmpools' },
  sandboxTemplates: { base: `${sandboxes}/v1beta1`, plural: 'sandboxtemplates' },
  warmPoolsAlpha: { base: `${sandboxes}/v1alpha1`, plural: 'sandboxwarmpools' },
  sandboxTemplatesAlpha: { base: `${sandboxes}/v1alpha1`, plural: 'sandboxtemplates' },
} as const satisfies Record<string, Resource>;
