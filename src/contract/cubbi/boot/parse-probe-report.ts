import { cleanText } from '../../../evidence/clean-text.ts';
import type { Known } from '../../../evidence/known.ts';
import type { BootLink } from './boot-links.ts';
import type { BootReport } from './cubbi-boot.ts';
import { initLogFacts } from './init-log-facts.ts';
import { listeningAddress } from './listening-address.ts';
import { placeOf } from './place-of.ts';
import { processFact } from './process-fact.ts';
import { type ProbeSection, probeSections } from './probe-sections.ts';
import { searchFacts } from './search-facts.ts';

const MOST_ITEMS = 16;
const MOST_PLACES = 32;
const MOST_PROCESSES = 32;
const PATH_BYTES = 256;
const TOOL_BYTES = 120;

/**
 * What the probe saw in the first boot, from the report that it left. The image's own process wrote it, so a report of another form proves
 * nothing: it is `EvidenceUnreadable`.
 *
 * @param links those that the boot asked for, in their order
 */
export function parseProbeReport(text: string, links: readonly BootLink[]): Known<BootReport> {
  const sections = probeSections(text);
  const report = sections === undefined ? undefined : bootReport(sections, links);
  return report === undefined
    ? {
        known: false,
        reason: 'EvidenceUnreadable',
        message: 'The report of the first boot has an unexpected shape',
      }
    : { known: true, value: report };
}

function bootReport(
  sections: readonly ProbeSection[],
  links: readonly BootLink[],
): BootReport | undefined {
  const all = (name: string) => sections.filter((section) => section.name === name);
  const one = (name: string) => sections.find((section) => section.name === name);
  const line = (name: string) => cleanText(one(name)?.lines[0] ?? '', PATH_BYTES);
  const self = processFact('0', one('self')?.lines ?? []);
  const gid = /^Gid:\s+\d+\s+(\d{1,10})\s/.exec(
    one('self')?.lines.find((text) => text.startsWith('Gid:')) ?? '',
  )?.[1];
  if (self === undefined || gid === undefined) return undefined;
  return {
    uid: self.euid,
    gid: Number(gid),
    user: line('user'),
    home: line('home'),
    args: all('arg')
      .slice(0, MOST_ITEMS)
      .map(({ lines }) => cleanText(lines.join('\n'), PATH_BYTES)),
    status: line('status'),
    initLog: initLogFacts(one('log')),
    places: places(all('place')),
    links: linkFacts(all('link'), links),
    processes: processes(all('proc')),
    ...sudo(one('sudo')),
    listening: listening(one('tcp')?.lines ?? []),
    ...searchFacts(one('foreign'), one('found'), homeIsLink(all('place'))),
    ssh: ssh(one('ssh')?.lines ?? []),
    ...tool(one('tool')),
  };
}

function places(sections: readonly ProbeSection[]): BootReport['places'] {
  const found = sections.slice(0, MOST_PLACES).flatMap(({ words, lines: [path = ''] }) => {
    const place = placeOf(words);
    return place === undefined ? [] : [[cleanText(path, PATH_BYTES), place] as const];
  });
  return Object.fromEntries(found);
}

function homeIsLink(sections: readonly ProbeSection[]): boolean {
  const home = sections.find(({ lines }) => lines[0] === '/home/cubbi');
  return home !== undefined && placeOf(home.words)?.kind === 'Symlink';
}

function linkFacts(
  sections: readonly ProbeSection[],
  links: readonly BootLink[],
): BootReport['links'] {
  return sections.slice(0, MOST_ITEMS).flatMap(({ words, lines: [target = ''] }) => {
    const [index = '', uid = '', gid = '', resolves] = words;
    const link = /^\d{1,2}$/.test(index) ? links[Number(index)] : undefined;
    if (link === undefined) return [];
    const { source } = link;
    const owner = { uid: Number(uid) || 0, gid: Number(gid) || 0 };
    return [
      { source, target: cleanText(target, PATH_BYTES), ...owner, resolves: resolves === '1' },
    ];
  });
}

function processes(sections: readonly ProbeSection[]): BootReport['processes'] {
  const found = sections
    .map(({ words: [pid = ''], lines }) => processFact(pid, lines))
    .filter((fact) => fact !== undefined);
  const roots = found.filter(({ ruid, euid, suid }) => ruid * euid * suid === 0);
  return [...roots, ...found.filter((fact) => !roots.includes(fact))].slice(0, MOST_PROCESSES);
}

function sudo(section: ProbeSection | undefined): Pick<BootReport, 'sudo'> {
  const code = exitCode(section);
  return code === undefined ? {} : { sudo: code };
}

function tool(section: ProbeSection | undefined): Pick<BootReport, 'tool'> {
  const code = exitCode(section);
  if (code === undefined) return {};
  return { tool: { exitCode: code, line: cleanText(section?.lines[0] ?? '', TOOL_BYTES) } };
}

function exitCode(section: ProbeSection | undefined): number | undefined {
  const [code = ''] = section?.words ?? [];
  return /^\d{1,3}$/.test(code) ? Number(code) : undefined;
}

function listening(lines: readonly string[]): string[] {
  const found = lines.map(listeningAddress).filter((address) => address !== undefined);
  return [...new Set(found)].slice(0, MOST_ITEMS);
}

function ssh(lines: readonly string[]): BootReport['ssh'] {
  return lines.slice(0, MOST_ITEMS).flatMap((line) => {
    const [, mode, path] = /^([0-7]{1,4}) (\/.+)$/.exec(line) ?? [];
    if (mode === undefined || path === undefined) return [];
    return [{ path: cleanText(path, PATH_BYTES), mode: Number.parseInt(mode, 8) }];
  });
}
