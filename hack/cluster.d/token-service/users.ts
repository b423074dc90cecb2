interface User {
  password: string;
  actions: readonly string[];
}

/** The users of the test registry. Their passwords are as public as the registry is private: it is reachable from its own cluster only. */
export const users: ReadonlyMap<string, User> = new Map([
  ['puller', { password: 'basic-secret', actions: ['pull', 'push', 'delete'] }],
  ['reader', { password: 'reader-secret', actions: ['pull'] }],
  ['outsider', { password: 'outsider-secret', actions: [] }],
]);
