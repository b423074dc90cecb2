import type { Bench } from '../bench.ts';
import type { BodySize } from '../bodies/write-bodies.ts';
import { writeBodies } from '../bodies/write-bodies.ts';
import { listTemplates } from '../bodies/list-templates.ts';
import type { TemplatePlace } from '../bodies/template-place.ts';
import { runLoad } from '../load/run-load.ts';
import type { Server } from './server.ts';
import type { ApiServer } from './start-api-server.ts';
import { startApiServer } from './start-api-server.ts';
import { startControllerRuntime } from './start-controller-runtime.ts';
import { startNodeServer } from './start-node-server.ts';
import { startWebhook } from './start-webhook.ts';

/** What is under load. */
export type ServerName = 'bare' | 'ours' | 'express' | 'controller-runtime';

/** Servers, fake API servers and bodies, each made when it is first asked for and then kept: groups of figures share them. */
export interface Fleet {
  /** A fake API server with so many templates. */
  apiServer(templates: number): Promise<ApiServer>;
  /** A webhook that knows so many templates and has answered enough reviews to be fast. */
  server(name: ServerName, templates: number): Promise<Server>;
  /** A file with reviews for a server with so many templates. */
  bodies(name: ServerName, templates: number, size: BodySize): Promise<string>;
}

/** @param bench where all of it is started; whoever ends the bench's processes ends the fleet */
export function createFleet(bench: Bench): Fleet {
  const made = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const known = (made.get(key) as Promise<T> | undefined) ?? make();
    made.set(key, known);
    return known;
  };
  const fleet: Fleet = {
    apiServer: (templates) => once(`api ${templates}`, () => startApiServer(bench, { templates })),
    server: (name, templates) =>
      once(`server ${name} ${templates}`, () => startWarm(bench, fleet, name, templates)),
    bodies: (name, templates, size) => {
      const decides = name !== 'bare';
      return once(`bodies ${decides} ${templates} ${size}`, async () =>
        writeBodies(bench, await places(templates), { size, decides }),
      );
    },
  };
  const places = (templates: number) =>
    once(`places ${templates}`, async () => placesOf(await fleet.apiServer(templates)));
  return fleet;
}

function placesOf({ client }: ApiServer): Promise<TemplatePlace[]> {
  return listTemplates(client, ({ metadata: { namespace, name }, spec: { image } }) => ({
    namespace,
    name,
    image,
  }));
}

async function startWarm(
  bench: Bench,
  fleet: Fleet,
  name: ServerName,
  templates: number,
): Promise<Server> {
  const server = await start(bench, fleet, name, templates);
  const bodies = await fleet.bodies(name, templates, '6k');
  await runLoad(bench, server, { bodies, seconds: bench.plan.warmUp });
  return server;
}

async function start(
  bench: Bench,
  fleet: Fleet,
  name: ServerName,
  templates: number,
): Promise<Server> {
  switch (name) {
    case 'bare':
      return await startNodeServer(bench, 'bare');
    case 'controller-runtime':
      return await startControllerRuntime(bench, templates);
    case 'express': {
      const { port } = await fleet.apiServer(templates);
      const flags = ['--api-server', String(port), '--ca', bench.tls.caFile];
      return await startNodeServer(bench, 'express', flags);
    }
    case 'ours':
      return await startWebhook(bench, `ours-${templates}`, await fleet.apiServer(templates));
  }
}
