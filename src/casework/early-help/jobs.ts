import { systemActor } from '../../access/actor.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import { endFamilyHelp } from './commands-ending.ts'
import { askIndexFor, childToFind, keepTeamMeetings, openFamilyHelp } from './commands-opening.ts'

type Working = { readonly db: Database; readonly index: ChildIndex; readonly clock: Clock }

/**
 * What is done after acts of early help: `open-family-help` finds or writes down the child, `keep-team-meetings` keeps
 * its meetings among the child's, `end-family-help` ends the plan when the agreement ended.
 */
export function earlyHelpTasks({ db, index, clock }: Working): Tasks {
  const now = (): Moment => ({ at: clock.now(), day: clock.today(), holidays: BANK_HOLIDAYS })
  return {
    'open-family-help': async ({ authority, familyHelpId = '' }) => {
      const system = systemActor(authority, 'open-family-help')
      const child = await inSeat(db, system, (tx) => childToFind(tx, familyHelpId))
      if (!child) return
      const certain = await askIndexFor(index, system, child, now())
      await inSeat(db, system, (tx) => openFamilyHelp(tx, system, familyHelpId, certain, now()))
    },
    'keep-team-meetings': async ({ authority, familyHelpId = '' }) => {
      await inSeat(db, systemActor(authority, 'keep-team-meetings'), (tx) => keepTeamMeetings(tx, familyHelpId, now()))
    },
    'end-family-help': async ({ authority, chronologyId = '' }) => {
      await inSeat(db, systemActor(authority, 'end-family-help'), (tx) => endFamilyHelp(tx, chronologyId))
    },
  }
}
