import type { Command } from 'commander'
import { toItsEnd } from './ending.ts'

/** The commands of `openics warnings`. */
export function addWarningsCommands(program: Command): void {
  program
    .command('warnings')
    .description('the published rules by which warnings are noticed')
    .command('backtest')
    .description('say what the rules would have said in the past, by what was known each day')
    .requiredOption('--authority <code>', 'the three-digit code of the authority')
    .requiredOption('--from <day>', 'the first day, like 2023-04-01')
    .requiredOption('--to <day>', 'the last day')
    .option('--rule <id>', 'one rule only')
    .option('--json', 'print one JSON object, with each child by id')
    .action((options) => toItsEnd(async () => (await import('./warnings-backtest.ts')).backtestWarnings(options)))
}
