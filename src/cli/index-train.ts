import type { IndexDB } from '../child-index/schema.ts'
import { type Trained, trainModel } from '../child-index/training/commands.ts'
import { openParts } from '../deployments/parts.ts'
import { readConfig } from '../platform/config.ts'
import { databaseOver } from '../platform/db.ts'
import { openLog } from '../platform/log.ts'
import { AskedWrongly, DONE, NOT_DONE } from './ending.ts'

type Model = Trained['after']

export type TrainOptions = { readonly sample: string; readonly dryRun?: boolean; readonly json?: boolean }

const FEWEST = 100

/** Trains the matcher's weights on the index's own records, prints old and new, and puts them in use unless dry. */
export async function trainIndex({ sample, dryRun = false, json }: TrainOptions): Promise<number> {
  const children = Number(sample)
  if (!Number.isInteger(children) || children < FEWEST || children > 1_000_000) {
    throw new AskedWrongly(`--sample must be a whole number from ${FEWEST} to 1000000.`)
  }
  const { parts, pools, stop } = await openParts(readConfig(process.env), openLog('warn', process.stderr))
  try {
    const at = parts.clock.now()
    const trained = await databaseOver<IndexDB>(pools.index)
      .transaction()
      .execute((tx) => trainModel(tx, { children, dryRun, at }))
    if (trained.records === 0) {
      process.stderr.write('The index holds no records to learn from. Nothing was changed.\n')
      return NOT_DONE
    }
    process.stdout.write(json ? `${JSON.stringify(summaryOf(trained, dryRun))}\n` : inWords(trained, dryRun))
    return DONE
  } finally {
    await stop()
  }
}

function summaryOf({ before, after, ...counts }: Trained, dryRun: boolean) {
  return { dryRun, before: before.version, after: after.version, weights: weightsBeside(before, after), ...counts }
}

function inWords({ before, after, records, pairs, changes }: Trained, dryRun: boolean): string {
  const lines = weightsBeside(before, after).map(
    ({ field, level, before: old, after: now }) =>
      `  ${`${field}: ${level}`.padEnd(48)} ${old.toFixed(1).padStart(6)} ${now.toFixed(1).padStart(6)}`,
  )
  const changed = Object.entries(changes).map(([change, count]) => `  ${change}: ${count}`)
  return `Learnt from ${records} records and ${pairs} pairs that may be one child.
Weights in bits, before (${before.version}) and after (${after.version}):
${lines.join('\n')}
Pairs by what was, and is, thought of them:
${changed.join('\n')}
${dryRun ? 'Nothing was changed.' : `${after.version} is in use.`}
`
}

function weightsBeside(before: Model, after: Model) {
  return Object.entries(after.levels).flatMap(([field, levels]) =>
    Object.entries(levels).map(([level, chances]) => ({
      field,
      level,
      before: bitsOf(before, field, level),
      after: Math.log2(chances.m / chances.u),
    })),
  )
}

function bitsOf(model: Model, field: string, level: string): number {
  const levels: Readonly<Record<string, Readonly<Record<string, { readonly m: number; readonly u: number }>>>> =
    model.levels
  const chances = levels[field]?.[level]
  return chances ? Math.log2(chances.m / chances.u) : Number.NaN
}
