import { BOOT_VALUES } from '../../../../src/contract/cubbi/boot/boot-values.ts';
import type {
  BootReport,
  CubbiBoot,
  Place,
  ProcessFact,
} from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import type { Revision } from '../../../../src/contract/cubbi/init/init-facts.ts';
import type { Known } from '../../../../src/evidence/known.ts';
import { known } from '../../good-evidence.ts';
import { goodBoot, goodReport } from '../good-cubbi.ts';
import type { UpstreamTraits } from './upstream-traits.ts';

const HOME = '/cubbi-config/home';

/** What the boots of one of upstream's images would show, by what its scripts are known to do. */
export function upstreamBoot(revision: Revision, traits: UpstreamTraits): Known<CubbiBoot> {
  const { uid, gid } = revision === 'Env' ? BOOT_VALUES.env : BOOT_VALUES.config;
  const sources = links(revision, traits).flatMap(({ source, resolves }) =>
    resolves ? [source] : [],
  );
  return goodBoot(revision, {
    report: report(revision, traits),
    log: known({ canaryLines: traits.logsUrls ? [15] : [] }),
    secondReport: known({
      uid,
      gid,
      channel: revision,
      kept: [...sources, '/home/cubbi'],
      lost: [],
    }),
    // pydantic prints what it does not understand.
    malformedReport: known({ leaks: revision === 'Config' }),
  });
}

function report(revision: Revision, traits: UpstreamTraits): Known<BootReport> {
  const { tool, secretFiles, model, mcp, logsUrls } = traits;
  const { uid } = revision === 'Env' ? BOOT_VALUES.env : BOOT_VALUES.config;
  const configuration = `${HOME}/.config/${tool}`;
  return goodReport(revision, {
    initLog: {
      bytes: 2048,
      initializing: true,
      plugin: 'Ran',
      switching: true,
      canaryLines: logsUrls ? [15] : [],
    },
    places: places(revision, tool),
    links: links(revision, traits),
    // uv starts Python, waits for it and keeps being root.
    processes: [process(1, 'uv', 0), process(12, 'sh', uid)],
    // Refused by the pod's own settings, not by the image's.
    sudo: 1,
    listening: [],
    canaryFiles: secretFiles.map(({ path, mode }) => ({ path: `${HOME}/${path}`, mode })),
    mentions: {
      model: model ? [configuration] : [],
      mcpFirst: mcp ? [configuration] : [],
      mcpSecond: mcp ? [configuration] : [],
    },
  });
}

function process(pid: number, name: string, uid: number): ProcessFact {
  const root = uid === 0;
  // The five capabilities that the pod leaves to root.
  const capabilities = root ? '00000000000000cb' : '0000000000000000';
  return { pid, name, ruid: uid, euid: uid, suid: uid, capEff: capabilities, capPrm: capabilities };
}

function places(revision: Revision, tool: string): Record<string, Place> {
  const good = goodReport(revision);
  if (!good.known) return {};
  const { '/cubbi/goose_plugin.py': plugin, ...rest } = good.value.places;
  return plugin === undefined ? rest : { ...rest, [`/cubbi/${tool}_plugin.py`]: plugin };
}

function links(revision: Revision, { persistentConfigs }: UpstreamTraits): BootReport['links'] {
  const { uid, gid } = revision === 'Env' ? BOOT_VALUES.env : BOOT_VALUES.config;
  const made = { uid, gid, resolves: true };
  const ours = BOOT_VALUES.link;
  return [
    revision === 'Config'
      ? { ...ours, ...made }
      : { source: ours.source, target: '', uid: 0, gid: 0, resolves: false },
    ...persistentConfigs.map(({ source, target }) => ({ source, target, ...made })),
  ];
}
