import { systemActor } from '../access/actor.ts'
import { refreshDues } from '../casework/dues/queries.ts'
import { openParts, type Parts } from '../deployments/parts.ts'
import { childrenAfter } from '../people/queries.ts'
import { readConfig } from '../platform/config.ts'
import { inSeat } from '../platform/db.ts'
import { openLog } from '../platform/log.ts'
import { AUTHORITIES, authorityByCode, PRACTICE_AUTHORITIES } from '../statute/authorities.ts'
import { BANK_HOLIDAYS } from '../statute/bank-holidays.ts'
import { AskedWrongly, DONE, NOT_DONE } from './ending.ts'
import { progressBar } from './progress.ts'

export type RebuildOptions = { readonly authority?: string; readonly json?: boolean }

const LOT = 250

/**
 * Reckons every clock again from what is recorded, of one authority or of all, and says how many differed from what
 * was stored: none, unless the program was at fault. Differences are put right; the exit code tells of them.
 */
export async function rebuildDues({ authority, json }: RebuildOptions): Promise<number> {
  const config = readConfig(process.env)
  const all = config.mode === 'practice' ? [...PRACTICE_AUTHORITIES, ...AUTHORITIES] : AUTHORITIES
  if (authority && !all.some(({ code }) => code === authority) && !authorityByCode(authority)) {
    throw new AskedWrongly(`There is no authority with the code ${authority}.`)
  }
  const { parts, stop } = await openParts(config, openLog('warn', process.stderr))
  try {
    const codes = authority ? [authority] : all.map(({ code }) => code)
    const sum = { children: 0, added: 0, changed: 0, removed: 0 }
    const bar = progressBar('Reckoning clocks')
    for (const code of codes) await rebuild(parts, code, sum, () => bar.at(sum.children, 0))
    bar.end()
    const differences = sum.added + sum.changed + sum.removed
    const words = `Children: ${sum.children}. Clocks that differed: ${differences} (missing ${sum.added}, other dates ${sum.changed}, without a cause ${sum.removed}).\n`
    process.stdout.write(json ? `${JSON.stringify({ ...sum, differences })}\n` : words)
    return differences === 0 ? DONE : NOT_DONE
  } finally {
    await stop()
  }
}

type Sum = { children: number; added: number; changed: number; removed: number }

async function rebuild({ db }: Parts, authority: string, sum: Sum, onLot: () => void): Promise<void> {
  const actor = systemActor(authority, 'rebuild dues')
  for (let after: string | null = null; ; ) {
    const { ids, done } = await inSeat(db, actor, async (tx) => {
      const ids = await childrenAfter(tx, after, LOT)
      return { ids, done: await refreshDues(tx, ids, BANK_HOLIDAYS) }
    })
    const last = ids.at(-1)
    if (last === undefined) return
    after = last
    sum.children += ids.length
    sum.added += done.added
    sum.changed += done.changed
    sum.removed += done.removed
    onLot()
  }
}
