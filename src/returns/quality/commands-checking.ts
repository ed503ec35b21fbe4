import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import type { CensusYear } from '../children-in-need/model.ts'
import { reportedNow } from '../runs/commands-record.ts'
import { addFaults, lockSweep, mendFaults, standingFaults } from './queries.ts'
import { changesOf, faultsFound } from './rules.ts'

/**
 * Looks at the records of these children by the rules of a year, and keeps what is new and what was put right. Two who
 * look at the same authority wait for each other. Looking again changes nothing.
 *
 * @param year as far as it has gone
 * @returns how many of them the return would speak of
 */
export async function checkRecords(
  tx: Tx,
  year: CensusYear,
  childIds: readonly string[],
  at: Instant,
): Promise<number> {
  await lockSweep(tx, year.year, at)
  const reported = await reportedNow(tx, year, childIds)
  const found = reported.flatMap(({ childId, failures }) => faultsFound(childId, failures))
  const { come, mended } = changesOf(found, await standingFaults(tx, year.year, childIds))
  await addFaults(tx, year.year, come, at)
  await mendFaults(tx, mended, at)
  return reported.filter(({ group }) => group !== undefined).length
}
