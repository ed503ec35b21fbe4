import { systemActor } from '../access/actor.ts'
import { openParts, type Parts } from '../deployments/parts.ts'
import { readConfig } from '../platform/config.ts'
import { inSeat } from '../platform/db.ts'
import { openLog } from '../platform/log.ts'
import { AUTHORITIES, authorityByCode, PRACTICE_AUTHORITIES } from '../statute/authorities.ts'
import { FOUND_KINDS, type FoundKind } from '../story/search/model.ts'
import { rebuildTexts } from '../story/search/queries.ts'
import { AskedWrongly, DONE, NOT_DONE } from './ending.ts'
import { progressBar } from './progress.ts'
import type { RebuildOptions } from './rebuild-dues.ts'

const LOT = 1000

/**
 * Makes again what the record is found by, of one authority or of all, and says how many texts differed from what was
 * stored: none, unless rows were put into the record past the program. Differences are put right; the exit code tells of
 * them.
 */
export async function rebuildSearch({ authority, json }: RebuildOptions): Promise<number> {
  const config = readConfig(process.env)
  const all = config.mode === 'practice' ? [...PRACTICE_AUTHORITIES, ...AUTHORITIES] : AUTHORITIES
  if (authority && !all.some(({ code }) => code === authority) && !authorityByCode(authority)) {
    throw new AskedWrongly(`There is no authority with the code ${authority}.`)
  }
  const { parts, stop } = await openParts(config, openLog('warn', process.stderr))
  try {
    const sum = { sources: 0, differences: 0 }
    const bar = progressBar('Gathering words')
    for (const code of authority ? [authority] : all.map(({ code }) => code)) {
      for (const kind of FOUND_KINDS) await rebuild(parts, code, kind, sum, () => bar.at(sum.sources, 0))
    }
    bar.end()
    const words = `Looked at: ${sum.sources}. Texts that differed: ${sum.differences}.\n`
    process.stdout.write(json ? `${JSON.stringify(sum)}\n` : words)
    return sum.differences === 0 ? DONE : NOT_DONE
  } finally {
    await stop()
  }
}

type Sum = { sources: number; differences: number }

async function rebuild({ db }: Parts, authority: string, kind: FoundKind, sum: Sum, onLot: () => void): Promise<void> {
  const actor = systemActor(authority, 'rebuild search')
  for (let after: string | null = null; ; ) {
    const done = await inSeat(db, actor, (tx) => rebuildTexts(tx, kind, after, LOT))
    if (done.last === null) return
    after = done.last
    sum.sources += done.sources
    sum.differences += done.differed
    onLot()
  }
}
