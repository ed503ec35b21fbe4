import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { loadEnvFile } from '../platform/config.ts'
import { completionOf } from './completion.ts'
import { ASKED_WRONGLY, toItsEnd } from './ending.ts'
import { addDatasetImport } from './import-commands.ts'
import { addIndexCommands } from './index-commands.ts'
import { addReturnsCommands } from './returns-commands.ts'
import { addWarningsCommands } from './warnings-commands.ts'

// The command line. Each command's own file is read only when it is asked for, so that help is quick.

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

const program = new Command('openics')
  .description('OpenICS: one living record of each child a council works with.')
  .version(version, '-v, --version', 'print the version')
  .helpOption('-h, --help', 'print help')
  .helpCommand('help [command]', 'print help for a command')
  .exitOverride()
  .showHelpAfterError('Try: openics help')
  .addHelpText('after', '\nSettings are read from the environment and from .env; .env.example explains each.')

program
  .command('serve')
  .description('start OpenICS and serve its pages until stopped')
  .action(() => toItsEnd(async () => (await import('./serve.ts')).serve()))

program
  .command('migrate')
  .description('bring the database up to date')
  .option('--json', 'print one JSON object')
  .action((options) => toItsEnd(async () => (await import('./migrate.ts')).migrateDatabase(options)))

program
  .command('practice')
  .description('load the practice county: invented families, the same for the same seed')
  .option('--children <number>', 'how many children', '200')
  .option('--seed <number>', 'which county', '1')
  .option('--reset', 'empty the practice database first')
  .option('--json', 'print one JSON object')
  .action((options) => toItsEnd(async () => (await import('./practice.ts')).practice(options)))

program
  .command('import')
  .description('bring in what another system wrote')
  .command('cin-census')
  .argument('<file>', 'a children in need census return (XML)')
  .description('bring in a children in need census return as history')
  .requiredOption('--authority <code>', 'the three-digit code of the authority that made it')
  .option('--dry-run', 'say what the file would do, and change nothing')
  .option('--json', 'print one JSON object')
  .action((file: string, options) =>
    toItsEnd(async () => (await import('./import-cin-census.ts')).importCinCensus(file, options)),
  )

addDatasetImport(program)

const rebuild = program.command('rebuild').description('make again what follows from the record')

rebuild
  .command('dues')
  .description('reckon every clock again; none should differ')
  .option('--authority <code>', 'one authority only, by its three-digit code')
  .option('--json', 'print one JSON object')
  .action((options) => toItsEnd(async () => (await import('./rebuild-dues.ts')).rebuildDues(options)))

rebuild
  .command('search')
  .description('gather again the words the record is found by; none should differ')
  .option('--authority <code>', 'one authority only, by its three-digit code')
  .option('--json', 'print one JSON object')
  .action((options) => toItsEnd(async () => (await import('./rebuild-search.ts')).rebuildSearch(options)))

addIndexCommands(program)
addReturnsCommands(program, version)
addWarningsCommands(program)

program
  .command('completion')
  .argument('<shell>', 'bash or zsh')
  .description('print a script that completes commands in your shell')
  .action((shell: string) => toItsEnd(async () => say(completionOf(program, shell))))

program
  .command('version')
  .description('print the version')
  .action(() => say(`${version}\n`))

// Whoever reads us may have read enough (`openics help | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  loadEnvFile()
  await program.parseAsync(asHelp(process.argv.slice(2)), { from: 'user' })
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : ASKED_WRONGLY
}

/** `help index load` asks for the help of `index load`, however deep the command. */
function asHelp(args: readonly string[]): string[] {
  const [first, ...command] = args
  return first === 'help' && command.length > 0 ? [...command, '--help'] : [...args]
}

function say(text: string): void {
  process.stdout.write(text)
}
