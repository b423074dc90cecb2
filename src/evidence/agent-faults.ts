/** Why an agent counts as not reachable, in the order in which a try can fail. */
export const AGENT_FAULTS = [
  'ConnectionRefused',
  'TimedOut',
  'ConnectionLost',
  'Redirected',
  'BadStatus',
  'TooLarge',
  'NotJson',
  'BadShape',
] as const;
