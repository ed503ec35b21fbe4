import type { IndexNumber } from '../../kernel/index-number.ts'
import type { NumberState } from '../contract-identity.ts'
import type { Profile } from '../matching/model.ts'
import { modelInUse } from '../matching/queries-model.ts'
import type { Decided } from '../matching/rules.ts'
import type { Weights } from '../matching/weights/rules.ts'
import type { Loader } from './commands-reading.ts'
import type { Load } from './model.ts'
import { type Copying, copyInto, copyLine, inTransaction } from './queries-copying.ts'
import { findPairs, type PairRow, pairsFound, takenOf } from './queries-pairs.ts'
import { saveDecidedTo } from './queries-staging.ts'
import { decideRow, type Earlier } from './rules-deciding.ts'

/** Decides whose each row of a slice is, against all rows before it and the index, in one transaction. */
export async function decideTogether(loader: Loader, load: Load, from: number, to: number): Promise<void> {
  const weights = await loader.db.transaction().execute(modelInUse)
  await inTransaction(loader.pool, async (client) => {
    await decideSlice(client, loader, { from, to, size: load.size, weights })
    await saveDecidedTo(client, load.id, to)
  })
  loader.onProgress({ stage: 'deciding', done: to, total: load.rows })
}

type Slice = { readonly from: number; readonly to: number; readonly size: number; readonly weights: Weights }

async function decideSlice(client: Copying, { drawNumber }: Loader, slice: Slice): Promise<void> {
  const { from, to } = slice
  const nobody = { outcome: 'NoMatch', ranked: [], model: slice.weights.model.version } as const
  const drawn = await freeNumbers(client, to - from + 1, drawNumber)
  await findPairs(client, from, to)
  const numbers: string[] = []
  const lines: string[] = []
  const decided = (row: number, { outcome, ranked, model }: Decided) => {
    const matched = outcome === 'Match' ? ranked[0]?.number : undefined
    const number = matched ?? (drawn[row - from] as string)
    numbers.push(number)
    lines.push(
      copyLine([row, number, matched === undefined, outcome, JSON.stringify(ranked.slice(0, MOST_KEPT)), model]),
    )
  }
  const alone = (before: number) => {
    for (let row = from + numbers.length; row < before; row += 1) decided(row, nobody)
  }
  let group: PairRow[] = []
  for await (const pairs of pairsFound(client)) {
    for (const pair of pairs) {
      group.push(pair)
      if (pair.earlier !== pair.later) continue
      alone(pair.later)
      decided(
        pair.later,
        decideGroup(group, slice, (row) => numbers[row - from] as string),
      )
      group = []
    }
  }
  alone(to + 1)
  await copyInto(client, 'load_decision', 'seq, number, is_new, outcome, candidates, model', lines)
}

/** Candidates kept with a decision, best first. */
const MOST_KEPT = 10

/** @param numberOf the number of a row of this slice, decided already */
function decideGroup(group: readonly PairRow[], { size, weights }: Slice, numberOf: (row: number) => string): Decided {
  const [asking, ...earlier] = group.toReversed() as [PairRow, ...PairRow[]]
  const found = earlier.map(
    (one): Earlier => ({
      number: one.number || numberOf(one.earlier),
      provisional: one.state === 'provisional',
      profile: JSON.parse(one.profile) as Profile,
    }),
  )
  const asked = { profile: JSON.parse(asking.profile) as Profile, state: asking.state as NumberState }
  return decideRow(asked, found, size, weights)
}

/** Numbers nobody has, one for each row. */
async function freeNumbers(
  client: Copying,
  count: number,
  drawNumber: () => IndexNumber,
): Promise<readonly IndexNumber[]> {
  const free = new Set<IndexNumber>()
  while (free.size < count) {
    const drawn = Array.from({ length: count - free.size }, drawNumber)
    const taken = await takenOf(client, drawn)
    for (const number of drawn) if (!taken.has(number)) free.add(number)
  }
  return [...free]
}
