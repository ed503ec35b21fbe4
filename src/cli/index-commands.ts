import type { Command } from 'commander'
import { toItsEnd } from './ending.ts'

/** The commands of `openics index`. Each command's own file is read only when it is asked for. */
export function addIndexCommands(program: Command): void {
  const index = program.command('index').description('the national child index')
  addFileCommands(index)
  addMachineCommands(index)
}

function addFileCommands(index: Command): void {
  index
    .command('areas')
    .argument('<file>', 'a CSV file with the columns prefix and authority')
    .description('say which authority each postcode, district or area is of')
    .option('--json', 'print one JSON object')
    .action((file: string, options) =>
      toItsEnd(async () => (await import('./index-areas.ts')).loadAreas(file, options)),
    )

  index
    .command('load')
    .argument('<files...>', 'CSV files of children, or children in need census returns (XML)')
    .description('load files of children into the index; broken off, it goes on when begun again')
    .option('--authority <code>', 'the three-digit code of the authority of rows that do not say')
    .option('--profile <name>', 'what the CSV files are, where their first column does not tell')
    .option('--report <file>', 'where every refused row is written, as CSV')
    .option('--json', 'print one JSON object')
    .action((files: string[], options) =>
      toItsEnd(async () => (await import('./index-load.ts')).loadIndexFiles(files, options)),
    )
  index
    .command('train')
    .description('learn the weights of the matcher from the index’s own records')
    .option('--sample <number>', 'how many children’s records to learn from', '100000')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--json', 'print one JSON object')
    .action((options) => toItsEnd(async () => (await import('./index-train.ts')).trainIndex(options)))
  index
    .command('link')
    .argument('<file>', 'a CSV file of people')
    .argument('[other]', 'another: then only pairs across the two')
    .description('find the rows of a CSV file, or across two, that are one person')
    .requiredOption('--columns <list>', 'what the columns are: id=ref,given=forename,surname=…,birth-date=…,postcode=…')
    .requiredOption('--output <file>', 'where the pairs are written, as CSV')
    .option('--json', 'print one JSON object')
    .action((file: string, other: string | undefined, options) =>
      toItsEnd(async () => (await import('./index-link.ts')).linkCsv(file, other, options)),
    )
}

function addMachineCommands(index: Command): void {
  const machine = index.command('machine').description('the systems that may ask the index over HTTP')
  machine
    .command('add')
    .description('register a machine of an authority with its public key')
    .requiredOption('--authority <code>', 'the three-digit code of the authority it acts for')
    .requiredOption('--name <name>', 'what people call it')
    .requiredOption('--key <file>', 'its public key, as JWK')
    .requiredOption('--scopes <scopes>', 'what it may do, such as index.match,index.read')
    .option('--agency <id>', 'the partner agency whose system it is')
    .option('--json', 'print one JSON object')
    .action((options) => toItsEnd(async () => (await import('./index-machine.ts')).addIndexMachine(options)))
  machine
    .command('add-key')
    .argument('<id>', 'the machine')
    .description('give a machine another key, to change to')
    .requiredOption('--key <file>', 'the public key, as JWK')
    .option('--json', 'print one JSON object')
    .action((id: string, options) =>
      toItsEnd(async () => (await import('./index-machine.ts')).addIndexMachineKey(id, options)),
    )
  machine
    .command('list')
    .description('list the machines and the names of their keys')
    .option('--json', 'print one JSON object')
    .action((options) => toItsEnd(async () => (await import('./index-machine.ts')).listIndexMachines(options)))
  machine
    .command('revoke')
    .argument('<id>', 'the machine')
    .description('let a machine in no more, or one of its keys')
    .option('--key <name>', 'only this key')
    .option('--json', 'print one JSON object')
    .action((id: string, options) =>
      toItsEnd(async () => (await import('./index-machine.ts')).revokeIndexMachine(id, options)),
    )
}
