import type { ServiceInput } from './commands/run-service.ts';

/** Subcommands are loaded when they are asked for: the prober must not wait for libraries of the others. */
async function main([command = 'help', ...argv]: readonly string[]): Promise<number> {
  const input: ServiceInput = { argv, env: process.env };
  switch (command) {
    case 'probe': {
      const { runProber } = await import('./prober/run-prober.ts');
      return await runProber(argv, process);
    }
    case 'controller': {
      const { controller } = await import('./commands/controller.ts');
      return await controller(input);
    }
    case 'webhook': {
      const { webhook } = await import('./commands/webhook.ts');
      return await webhook(input);
    }
    case 'version': {
      const { VERSION } = await import('./commands/version.ts');
      process.stdout.write(`${VERSION}\n`);
      return 0;
    }
    default: {
      const { helpText } = await import('./config/help-text.ts');
      const asked = ['help', '--help', '-h'].includes(command);
      const stream = asked ? process.stdout : process.stderr;
      if (!asked) stream.write(`base-image-operator: there is no command "${command}"\n\n`);
      stream.write(helpText());
      return asked ? 0 : 2;
    }
  }
}

process.exitCode = await main(process.argv.slice(2));
// A prober or service that has ended leaves nothing behind that is worth waiting for.
process.exit();
