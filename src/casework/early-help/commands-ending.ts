import type { Tx } from '../../platform/db.ts'
import { endPlanStatus, planStatusesOf } from '../plans/queries.ts'
import { chronologyById } from '../shared-chronology/queries.ts'
import { familyHelpOf } from './queries.ts'

/** Ends the family help plan of a child whose family's agreement ended, on that day and with that reason. */
export async function endFamilyHelp(tx: Tx, chronologyId: string): Promise<void> {
  const chronology = await chronologyById(tx, chronologyId)
  const [help] = await familyHelpOf(tx, [chronologyId])
  const { endedOn, endedWhy } = chronology ?? {}
  if (!help?.childId || help.planId === null || help.closedOn !== null || !endedOn) return
  for (const { id, kind, toOn } of await planStatusesOf(tx, [help.childId])) {
    if (kind === 'family-help' && toOn === null) await endPlanStatus(tx, id, endedOn, endedWhy ?? null)
  }
}
