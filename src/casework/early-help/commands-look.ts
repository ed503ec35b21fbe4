import { type Actor, seatOf } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { concernRaisedBy } from '../../concerns/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { Plan } from '../plans/model.ts'
import { planOf } from '../plans/queries.ts'
import type { Member, SharedChronology, SharedEntry } from '../shared-chronology/model.ts'
import { chronologiesOfSeat, chronologyById, membersOf, sharedEntries } from '../shared-chronology/queries.ts'
import { standingAsPartner } from '../shared-chronology/rules.ts'
import type { FamilyHelp, FamilyHelpAssessment, StepUp } from './model.ts'
import { assessmentsOfHelp, familyHelpById, familyHelpOf, stepUpsOf } from './queries.ts'

/** Entries that the page of early help shows; the chronology has all. */
const NEWEST = 5
/** What a practitioner's list shows at most. */
const MOST = 100

/** Early help as those who help see it. */
export type HelpSeen = {
  readonly help: FamilyHelp
  readonly chronology: SharedChronology
  readonly members: readonly Member[]
  readonly assessments: readonly FamilyHelpAssessment[]
  /** Undefined until there is one, and where the plan is more in law and the council's to write. */
  readonly plan: Plan | undefined
  readonly newest: readonly SharedEntry[]
  readonly steppedUp: readonly (StepUp & { readonly isAnswered: boolean })[]
  /** Whether the agreement stands. */
  readonly isOpen: boolean
  readonly leads: boolean
}

/** Opens early help from the seat of someone who helps. The look is on record. */
export async function lookAtHelp(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<Outcome<HelpSeen, 'not-found'>> {
  if (actor.seat !== 'partner') return refused('not-found')
  const help = await familyHelpById(tx, id)
  const chronology = help && (await chronologyById(tx, help.chronologyId))
  if (!help || !chronology) return refused('not-found')
  await audit(tx, actor, 'family-help.write', { kind: 'family-help', id }, { look: true })
  const isOpen = may(actor, 'shared.write', standingAsPartner(chronology, actor, now.day))
  return accepted({
    ...{ help, chronology, isOpen, leads: isOpen && chronology.ledBy === seatOf(actor) },
    members: await membersOf(tx, chronology.id),
    assessments: isOpen ? await assessmentsOfHelp(tx, chronology.id) : [],
    plan: isOpen && help.planId && help.childId ? await planOf(tx, help.childId) : undefined,
    newest: isOpen ? await sharedEntries(tx, chronology.id, NEWEST) : [],
    steppedUp: await answersTo(tx, actor, await stepUpsOf(tx, id)),
  })
}

/** What is shared with a practitioner: early help, and the rest. */
export type SharedWithMe = {
  readonly help: readonly {
    readonly help: FamilyHelp
    readonly chronology: SharedChronology
    readonly leads: boolean
  }[]
  readonly others: readonly SharedChronology[]
}

/** Opens the list of what is shared with a practitioner. */
export async function lookAtSharedWithMe(tx: Tx, actor: Actor): Promise<Outcome<SharedWithMe, 'not-permitted'>> {
  if (!may(actor, 'family-help.begin') || actor.seat !== 'partner') return refused('not-permitted')
  const mine = await chronologiesOfSeat(tx, actor, MOST)
  const helps = await familyHelpOf(
    tx,
    mine.map(({ id }) => id),
  )
  await audit(tx, actor, 'family-help.write', { kind: 'family-help', id: null }, { shown: mine.length })
  const help = mine.flatMap((chronology) => {
    const found = helps.find(({ chronologyId }) => chronologyId === chronology.id)
    return found ? [{ help: found, chronology, leads: chronology.ledBy === seatOf(actor) }] : []
  })
  return accepted({ help, others: mine.filter(({ id }) => !helps.some(({ chronologyId }) => chronologyId === id)) })
}

async function answersTo(tx: Tx, actor: Actor, steps: readonly StepUp[]): Promise<HelpSeen['steppedUp']> {
  const seen: HelpSeen['steppedUp'][number][] = []
  for (const step of steps) {
    const concern = await concernRaisedBy(tx, actor.userId ?? '', step.concernId)
    seen.push({ ...step, isAnswered: concern !== undefined && concern.outcome !== null })
  }
  return seen
}
