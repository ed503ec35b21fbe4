import type { Command } from 'commander'
import { toItsEnd } from './ending.ts'

/** `openics import safeguarding-dataset`. Its own file is read only when it is asked for. */
export function addDatasetImport(program: Command): void {
  program.commands
    .find((command) => command.name() === 'import')
    ?.command('safeguarding-dataset')
    .argument('<folder>', 'the folder with the tables of the Standard Safeguarding Dataset (ssd_person.csv and others)')
    .description('bring in another system’s tables as history, with names')
    .requiredOption('--authority <code>', 'the three-digit code of the authority whose they are')
    .option('--dry-run', 'say what the tables would do, and change nothing')
    .option('--json', 'print one JSON object')
    .action((folder: string, options) =>
      toItsEnd(async () =>
        (await import('./import-safeguarding-dataset.ts')).importSafeguardingDataset(folder, options),
      ),
    )
}
