import type { Outcome } from '../kernel/outcome.ts'
import { childrenAfter } from '../people/queries.ts'
import { openDatabase } from '../platform/db.ts'
import { loadCounty } from '../practice/loading/load-county.ts'
import { emptyPractice, isToBeFilled } from '../practice/loading/queries.ts'
import type { Loaded } from '../practice/loading/rows.ts'
import { PRACTICE_AUTHORITIES } from '../statute/authorities.ts'
import { BANK_HOLIDAYS } from '../statute/bank-holidays.ts'
import { sweepWarnings } from '../warnings/jobs.ts'
import { type Opened, tellUnswept } from './parts.ts'

/** What a fresh practice database is filled with, unless somebody asks for more. */
export const USUAL_COUNTY = { children: 200, seed: 1 } as const

/** Every child; nobody is told of what was there before they came. */
const PRACTICE = { lots: childrenAfter, quietly: true } as const

export type CountyWanted = { readonly children: number; readonly seed: number; readonly reset?: boolean }

/**
 * Loads the practice county into an opened database: what is there already stays. `reset` empties it first.
 *
 * @param onProgress told how many children are done
 */
export async function loadPracticeCounty(
  { parts, installation }: Pick<Opened, 'parts' | 'installation'>,
  { children, seed, reset = false }: CountyWanted,
  onProgress?: (children: number) => void,
): Promise<Outcome<Loaded, 'not-a-practice-database'>> {
  const owner = openDatabase(installation.connections.owner, 2)
  try {
    if (reset) await emptyPractice(owner)
    const now = { at: parts.clock.now(), day: parts.clock.today(), holidays: BANK_HOLIDAYS }
    const loaded = await loadCounty({ ...parts, owner }, { children, seed, now }, onProgress)
    // What the published rules find in it is there from the first look.
    const sweeping = { ...parts, tell: tellUnswept(parts.log) }
    if (loaded.ok) for (const { code } of PRACTICE_AUTHORITIES) await sweepWarnings(sweeping, code, PRACTICE)
    return loaded
  } finally {
    await owner.destroy()
  }
}

/** Whether the usual county is to be loaded at the start: nobody else is there, or its loading was broken off. */
export async function isCountyWanting({ parts }: Pick<Opened, 'parts'>): Promise<boolean> {
  return isToBeFilled(parts.db, USUAL_COUNTY.seed, parts.clock.today())
}
