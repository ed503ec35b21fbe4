import { linkFiles } from '../child-index/linking/commands.ts'
import { UnreadableFile } from '../child-index/linking/commands-reading.ts'
import type { ColumnsRefusal, LinkedPair } from '../child-index/linking/model.ts'
import { readColumns } from '../child-index/linking/rules-columns.ts'
import { AskedWrongly, DONE } from './ending.ts'
import { checkOutput, writeWhole } from './output-file.ts'

export type LinkOptions = { readonly columns: string; readonly output: string; readonly json?: boolean }

/** Finds the rows of a CSV file, or across two, that are one person, and writes the pairs. No database is asked. */
export async function linkCsv(file: string, other: string | undefined, options: LinkOptions): Promise<number> {
  const columns = readColumns(options.columns)
  if (!columns.ok) throw new AskedWrongly(`${REFUSALS[columns.refusal]}\n${EXAMPLE}`)
  const inputs = other === undefined ? [file] : [file, other]
  await checkOutput(options.output, inputs)
  const began = performance.now()
  try {
    const linked = await linkFiles(inputs, columns.value)
    await writeWhole(options.output, linesOf(linked.pairs))
    const { rows, withoutId, compared, pairs } = linked
    const seconds = Math.round((performance.now() - began) / 100) / 10
    const sure = pairs.filter(({ outcome }) => outcome === 'Match').length
    const summary = { rows, withoutId, compared, pairs: pairs.length, match: sure, seconds, output: options.output }
    process.stdout.write(options.json ? `${JSON.stringify(summary)}\n` : inWords(summary))
    return DONE
  } catch (fault) {
    if (fault instanceof UnreadableFile) throw new AskedWrongly(`${fault.message} Nothing was written.`)
    throw fault
  }
}

const EXAMPLE =
  'Say what the columns are like this: --columns id=ref,given=forename,surname=surname,birth-date=dob,postcode=postcode'

const REFUSALS: Readonly<Record<ColumnsRefusal, string>> = {
  'not-name-equals-column': 'Each part of --columns must be a kind, "=", and the name of a column.',
  'kind-unknown': 'The kinds of columns are id, given, surname, birth-date, postcode, address and identifier.',
  'kind-said-twice': 'A kind of column was said twice. Join several columns by "+": address=street+town.',
  'no-id-column': 'Say which column is the id: the pairs are written by it.',
  'nothing-to-go-by': 'There is nothing to go by: say at least a name, a birth date, an address or an identifier.',
}

type Summary = {
  readonly rows: number
  readonly withoutId: number
  readonly compared: number
  readonly pairs: number
  readonly match: number
  readonly seconds: number
  readonly output: string
}

function inWords({ rows, withoutId, compared, pairs, match, seconds, output }: Summary): string {
  const left = withoutId > 0 ? ` ${withoutId} more have no id and were left out.` : ''
  return `Rows: ${rows}.${left} Pairs compared: ${compared}, in ${seconds} seconds.
Pairs taken to be one person: ${pairs}, of which ${match} are sure by themselves. They are in ${output}.
`
}

/** The pairs as CSV, the surest first. */
function* linesOf(pairs: readonly LinkedPair[]): Generator<string> {
  yield 'id_a,id_b,score,outcome\n'
  for (const { idA, idB, score, outcome } of [...pairs].sort((a, b) => b.score - a.score)) {
    yield `${quoted(idA)},${quoted(idB)},${score.toFixed(6)},${outcome}\n`
  }
}

function quoted(text: string): string {
  return /[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
