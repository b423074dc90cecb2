import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import type { BootLink } from '../boot/boot-links.ts';
import type { BootReport } from '../boot/cubbi-boot.ts';
import { droppedBoot } from '../booted/dropped-boot.ts';
import { notTold } from '../booted/not-told.ts';
import { persistentLinks } from '../booted/persistent-links.ts';
import { several } from '../booted/several.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** Persistent configuration is linked to the volume (specification, "Persistent Configurations"). */
export const linksMade: CubbiCheck = {
  id: 'CB-045',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'Each persistent source is a link to its target, which belongs to cubbi',
  reasons: ['PersistenceBroken'],
  help: 'Images of revision Env link persistent_configs of cubbi_image.yaml; those of revision Config link persistent_links of /cubbi/config.yaml, where the boot asks for the former and one of its own.',
  fix: 'let cubbi_init.py make the target, give it to cubbi and link the source to it',
  needs: 'Boot',
  run,
};

function run(input: CubbiInput): CheckResult {
  const boot = droppedBoot(input.evidence);
  if ('result' in boot) return boot.result;
  const { links, rest } = persistentLinks(input);
  const faults = links.flatMap((link) => faultOf(link, boot.report) ?? []);
  if (faults.length > 0) return several(faults, { reason: 'PersistenceBroken' });
  if (rest !== undefined) return rest;
  const unseen = links.find(({ source }) => linkAt(source, boot.report) === undefined);
  if (unseen !== undefined)
    return notTold(`The report of the first boot does not tell of ${quote(unseen.source)}`);
  return links.length === 0 ? NOT_APPLICABLE : PASSED;
}

function linkAt(path: string, { links }: BootReport): BootReport['links'][number] | undefined {
  return links.find(({ source }) => source === path);
}

function faultOf({ source, target }: BootLink, report: BootReport): string | undefined {
  const link = linkAt(source, report);
  if (link === undefined) return undefined;
  if (link.target === '')
    return `${quote(source)} is no link to ${quote(target)} after initialization`;
  if (link.target !== target)
    return `${quote(source)} links to ${quote(link.target)}, expected ${quote(target)}`;
  if (!link.resolves) return `${quote(source)} links to ${quote(target)}, which does not exist`;
  return link.uid === report.uid
    ? undefined
    : `${quote(target)} belongs to uid ${link.uid}, expected ${report.uid}`;
}
