import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Ledger } from './goals.ts'

/** The published set of 5,000 invented people with planted duplicates, linked to itself without a label. */
export async function measureLinking(ledger: Ledger): Promise<void> {
  const truth = pairsIn(await readFile('testing/linkage/febrl3_truth.csv', 'utf8'))
  for (const [what, columns, goal] of [
    ['name, birth date and postcode', FEW, 0.975],
    ['all fields', `${FEW},address=street_number+address_1+address_2+suburb,identifier=soc_sec_id`, 0.999],
  ] as const) {
    const pairs = pairsIn(await linked('testing/linkage/febrl3.csv', columns))
    const right = [...pairs].filter((pair) => truth.has(pair)).length
    const [precision, recall] = [right / pairs.size, right / truth.size]
    ledger.note(`febrl3, ${what}: precision`, precision)
    ledger.note(`febrl3, ${what}: recall`, recall)
    ledger.judge(`febrl3, ${what}: F1`, (2 * precision * recall) / (precision + recall), { atLeast: goal })
  }
}

const FEW = 'id=rec_id,given=given_name,surname=surname,birth-date=date_of_birth,postcode=postcode'
const run = promisify(execFile)

/** The pairs that `index link` writes. */
async function linked(file: string, columns: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'openics link '))
  const output = join(folder, 'pairs.csv')
  const command = ['index', 'link', file, '--columns', columns, '--output', output, '--json']
  try {
    await run(process.execPath, ['--import', './testing/tsx.mjs', 'src/cli/openics.ts', ...command])
    return await readFile(output, 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Each pair once, whichever way round it stands. */
function pairsIn(csv: string): ReadonlySet<string> {
  const rows = csv.trimEnd().split('\n').slice(1)
  return new Set(
    rows.map((row) =>
      row
        .split(',')
        .slice(0, 2)
        .map((id) => id.trim())
        .toSorted()
        .join(' '),
    ),
  )
}
