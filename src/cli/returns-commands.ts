import type { Command } from 'commander'
import { toItsEnd } from './ending.ts'

/** The commands of `openics returns`. Each command's own file is read only when it is asked for. */
export function addReturnsCommands(program: Command, release: string): void {
  const returns = program.command('returns').description('what must be reported, straight from the record')
  returns
    .command('cin')
    .description('write the children in need census of a year')
    .requiredOption('--authority <code>', 'the three-digit code of the authority')
    .requiredOption('--year <year>', 'the year of the census, as the year it ends in: 2026 is 2025-26')
    .requiredOption('--output <file>', 'where the return is written')
    .option('--serial <number>', 'the number of this file among those of the collection', '1')
    .option('--json', 'print one JSON object')
    .action((options) => toItsEnd(async () => (await import('./returns-cin.ts')).makeCinReturn(options, release)))
  returns
    .command('annex-a')
    .description('write the lists that inspectors ask for (Annex A), a workbook')
    .requiredOption('--authority <code>', 'the three-digit code of the authority')
    .requiredOption('--as-of <day>', 'the day they are as on: 2026-03-31')
    .requiredOption('--output <file>', 'where the workbook is written (.xlsx)')
    .option('--edition <year>', 'the edition of the lists: 2025, or 2026 with “Sex” for “Gender”')
    .option('--json', 'print one JSON object')
    .action((options) => toItsEnd(async () => (await import('./returns-annex-a.ts')).makeAnnexA(options)))
  returns
    .command('check')
    .argument('<file>', 'a children in need census return (XML), of any vendor')
    .description('check a return by the department’s rules, before the department does')
    .option('--json', 'print one JSON object')
    .option('--year <year>', 'the year it should be of, as the year it ends in; as the file says, if not given')
    .option('--strict', 'end with 1 if anything is wrong')
    .action((file: string, options) =>
      toItsEnd(async () => (await import('./returns-check.ts')).checkReturnFile(file, options)),
    )
}
