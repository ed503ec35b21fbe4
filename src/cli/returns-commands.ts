import type { Command } from 'commander'
import { toItsEnd } from './ending.ts'

/** The commands of `openics returns`. Each command's own file is read only when it is asked for. */
export function addReturnsCommands(program: Command): void {
  const returns = program.command('returns').description('what must be reported, straight from the record')
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
