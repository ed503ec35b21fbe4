import type { Command } from 'commander'
import { toItsEnd } from './ending.ts'

/** The commands of `openics returns`. Each command's own file is read only when it is asked for. */
export function addReturnsCommands(program: Command, release: string): void {
  const returns = program.command('returns').description('what must be reported, straight from the record')
  addCensus(returns, release)
  addLists(returns)
}

/** The census: made, checked, and what differs said day by day. */
function addCensus(returns: Command, release: string): void {
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
    .command('daily')
    .description('say to the department what is different of the children since it was last told')
    .requiredOption('--authority <code>', 'the three-digit code of the authority')
    .option('--dry-run', 'say how much there is to send, and send nothing')
    .option('--json', 'print one JSON object')
    .action((options) => toItsEnd(async () => (await import('./returns-daily.ts')).sendDailyFlow(options)))
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

/** Lists and tables that others' tools read. */
function addLists(returns: Command): void {
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
    .command('ssd')
    .description('write the tables of the Standard Safeguarding Dataset (CSV), with names')
    .requiredOption('--authority <code>', 'the three-digit code of the authority')
    .requiredOption('--output <folder>', 'the folder they are written to')
    .option('--json', 'print one JSON object')
    .action((options) => toItsEnd(async () => (await import('./returns-ssd.ts')).makeTables(options)))
}
