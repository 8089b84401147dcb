#!/usr/bin/env node
import { createRequire, enableCompileCache } from 'node:module';
import { Command, Option } from 'commander';
import { checkNode } from './check-node.ts';
import { collect, parseDuration, parseNow, parsePages, parsePort } from './options.ts';
import { printFailure, printStray } from './print-failure.ts';

// Everything heavy is imported below, and compiled by the first run only. Where that cannot be kept, each run compiles it.
enableCompileCache();

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** A command's work. It comes in its own file, loaded when it is asked for, and resolves to the exit code. */
type Run<Options> = (target: string, options: Options) => Promise<number>;

const program = new Command('planet')
  .description('Gathers the blogs of a community and publishes them as one site and combined feeds.')
  .version(version)
  .showSuggestionAfterError()
  .showHelpAfterError('"planet --help" lists the commands and options.')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()
  .addHelpText(
    'after',
    [
      '',
      'A planet is a config file, or a folder that holds one: planet.config.ts,',
      'planet.yaml, planet.toml, planet.json, or the config.ini of an old Planet 2.0',
      'or Venus. Exit codes: 0 done, 1 nothing could be published, 2 a mistake in the',
      'call or the config.',
    ].join('\n'),
  );

function planetCommand(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .argument('[planet]', 'config file or folder', '.')
    .option('--json', 'print JSON lines');
}

function fetchingCommand(name: string, description: string): Command {
  return planetCommand(name, description)
    .option('--verbose', 'also tell of the feeds in which nothing changed')
    .option('--now <time>', 'the time to take for now, ISO 8601', parseNow)
    .option('--allow-host <host>', 'a private host, host:port or CIDR that may be fetched from', collect);
}

function entryCommand(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--json', 'print JSON lines')
    .option('--now <time>', 'the time to take for now, ISO 8601', parseNow);
}

const rebuild: [string, string] = ['--rebuild', 'make the site anew although nothing seems to have changed'];

function run<Options>(
  load: () => Promise<Run<Options>>,
): (target: string, options: Options) => Promise<void> {
  return async (target, options) => {
    endWith(await (await load())(target, options));
  };
}

/** What failed aside, in a config that is a program, is not forgotten when all else went well. */
function endWith(code: number): void {
  process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
}

const force: [string, string] = [
  '--force',
  'ask also the feeds that are not due; pauses that servers asked for are kept',
];
const maxRun: [string, string, (value: string) => number] = [
  '--max-run <time>',
  'ask no further feed after this long (90s, 10m, 1h)',
  parseDuration,
];

fetchingCommand('build', 'fetch the feeds that are due, then publish the site')
  .option(...force)
  .option(...maxRun)
  .option(...rebuild)
  .action(run(async () => (await import('./commands/build.ts')).build));
fetchingCommand('update', 'fetch the feeds that are due into the store, publish nothing')
  .option(...force)
  .option(...maxRun)
  .action(run(async () => (await import('./commands/update.ts')).update));
planetCommand('render', 'publish the site from the store, without the network')
  .option(...rebuild)
  .action(run(async () => (await import('./commands/render.ts')).render));
planetCommand('status', 'tell how fetching goes for each member, and when each is asked next')
  .option('--html', 'print a page')
  .action(run(async () => (await import('./commands/status.ts')).status));
entryCommand('explain', 'tell where an entry is and why, or how polling a member goes')
  .argument('<what>', 'address or id of an entry; id, name, feed or site of a member')
  .argument('[planet]', 'config file or folder', '.')
  .action(async (sought, target, options) => {
    endWith(await (await import('./commands/explain.ts')).explain(sought, target, options));
  });
for (const [name, description] of [
  ['hide', 'take an entry off every page, until "planet unhide"'],
  ['unhide', 'show an entry again that was hidden'],
  ['purge', 'forget an entry for good: nothing of it is kept but its id'],
] as const) {
  entryCommand(name, description)
    .argument('<entry>', 'its address or its id')
    .argument('[planet]', 'config file or folder', '.')
    .option('--member <id>', 'whose entry, where several have that address or id')
    .option('--reason <text>', 'why, for whoever asks with "planet explain"')
    .action(async (entry, target, options) => {
      endWith(await (await import('./commands/take-away.ts'))[name](entry, target, options));
    });
}
fetchingCommand('backfill', 'fetch older entries from the archives that feeds name')
  .option('--member <id>', 'of this member only; can be repeated', collect)
  .option('--pages <number>', 'of one archive, at most', parsePages, 100)
  .action(run(async () => (await import('./commands/backfill.ts')).backfill));
planetCommand('export', 'print the whole state of the planet as JSON lines')
  .option('--out <file>', 'write it into a file instead')
  .option('--force', 'the file may be there already')
  .action(run(async () => (await import('./commands/export.ts')).exportPlanet));
program
  .command('backup')
  .description('copy the store into a new file, also while another run uses it')
  .argument('<file>', 'where')
  .argument('[planet]', 'config file or folder', '.')
  .option('--force', 'the file may be there already')
  .option('--json', 'print JSON lines')
  .action(async (file, target, options) => {
    endWith(await (await import('./commands/backup.ts')).backup(file, target, options));
  });
program
  .command('init')
  .description('start a new planet')
  .argument('[folder]', 'where', '.')
  .option('--title <title>', 'what the planet is called', 'My Planet')
  .option('--url <url>', 'where it will be published')
  .action(
    run(async () => {
      const { init } = await import('./commands/init.ts');
      return (folder: string, options: { title: string; url?: string }) =>
        init(folder, { ...options, version });
    }),
  );
program
  .command('add')
  .description('find the feed of a site and add it to the planet')
  .argument('<url>', 'of a site, or of a feed itself')
  .argument('[planet]', 'config file or folder', '.')
  .option('--name <name>', 'what the member is called, if not as the feed')
  .option('--json', 'print JSON lines')
  .option('--allow-host <host>', 'a private host, host:port or CIDR that may be fetched from', collect)
  .action(async (url, target, options) => {
    endWith(await (await import('./commands/add.ts')).add(url, target, options));
  });
program
  .command('import')
  .description('turn the config of another planet program into a planet.yaml, or restore an exported state')
  .argument(
    '[file]',
    'a config of another program, or the folder that holds it; or what "planet export" wrote',
    '.',
  )
  .argument('[planet]', 'for a state: the config file or folder of the planet without one', '.')
  .option('--out <file>', 'of a config: write it there instead of printing it; a file that is there stays')
  .addOption(
    new Option('--dialect <program>', 'whose an ini file is, if it does not tell').choices([
      'planet2',
      'venus',
    ]),
  )
  .option('--json', 'print JSON lines')
  .action(async (file, target, options) => {
    const { importState, isStateFile } = await import('./commands/import-state.ts');
    if (isStateFile(file)) return endWith(await importState(file, target, options));
    endWith(await (await import('./commands/import.ts')).importConfig(file, options));
  });
program
  .command('serve')
  .description('look at the published site in a browser, on this machine only')
  .argument('[planet]', 'config file or folder', '.')
  .option('--port <number>', 'port to listen on, 0 for any free one', parsePort, 8080)
  .action(run(async () => (await import('./commands/serve.ts')).serve));

// Whoever reads along may stop reading (`planet build | head -1`), and a log's disk may be full: the build goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

// A config may be a program, and leave a promise behind that nobody waits for.
process.on('unhandledRejection', (reason) => endWith(printStray(reason)));

try {
  checkNode(process.versions.node);
  await program.parseAsync();
} catch (error) {
  endWith(printFailure(error, process.argv.includes('--json')));
}
