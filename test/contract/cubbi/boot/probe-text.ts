/** A link that the boots ask for, besides our own. */
export const LINKS = [
  { source: '/app/.validator', target: '/cubbi-config/validator', type: 'directory' },
  { source: '/home/cubbi/.demo', target: '/cubbi-config/demo', type: 'directory' },
];

/** Sections of the probe's report, as a real boot left them; each can be replaced. */
const SECTIONS: Readonly<Record<string, string>> = {
  self: '@self\n|Name:\tsh\n|Uid:\t12346\t12346\t12346\t12346\n|Gid:\t23457\t23457\t23457\t23457\n|CapPrm:\t0000000000000000\n|CapEff:\t0000000000000000\n',
  user: '@user\n|cubbi\n',
  home: '@home\n|/home/cubbi\n',
  arg: '@arg\n|one\n@arg\n|-b\n@arg\n|two words\n',
  status: '@status\n|INIT_COMPLETE=true\n',
  log: "@log 98\n|Initializing demo v1.0.0\n|Running demo-specific initialization\n|Switching to user 'cubbi' and executing: sh\n",
  proc: '@proc 17\n|Name:\tsh\n|Uid:\t12346\t12346\t12346\t12346\n|Gid:\t1\t1\t1\t1\n|CapPrm:\t0000000000000000\n|CapEff:\t0000000000000000\n@proc 1\n|Name:\tuv\n|Uid:\t0\t0\t0\t0\n|Gid:\t0\t0\t0\t0\n|CapPrm:\t00000000000000cb\n|CapEff:\t00000000000000cb\n',
  tcp: '@tcp\n|00000000:0016\n|0100007F:1F90\n',
  place:
    '@place 41ed 12346 23457 41ed 12346 23457 1\n|/app\n@place a1ff 12346 23457 41ed 12346 23457 1\n|/home/cubbi\n@place missing\n|/cubbi-config-alt\n@place a1ff 0 0 - - - 0\n|/cubbi/dangling\n@place 81ed 0 0 81ed 0 0 0\n|/cubbi/cubbi_init.py\n',
  ssh: '@ssh\n|700 /home/cubbi/.ssh\n|644 /home/cubbi/.ssh/id_rsa\n',
  link: '@link 0 12346 23457 1\n|/cubbi-config/validator\n@link 1 - - 0\n|\n',
  foreign: '@foreign 0\n|/cubbi-config/home/.cache\n',
  found: '@found 0\n|644 cb /cubbi-config/home/.config/demo.json\n|600 m /app/model\n',
  sudo: '@sudo 1\n',
  tool: '@tool 0\n|demo 1.0\n',
  marked: '@marked\n|0\n|home\n',
};

/** The report of a good boot in revision Config; members replace or, empty, remove sections. */
export function probeText(changes: Readonly<Record<string, string>> = {}): string {
  return `${Object.values({ ...SECTIONS, ...changes }).join('')}@end\n`;
}
