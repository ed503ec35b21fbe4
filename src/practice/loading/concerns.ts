import { reviewDay } from '../../concerns/rules.ts'
import { lastInstant } from '../../statute/timescales.ts'
import type { SealedConcern } from '../model.ts'
import type { ContactStep } from '../steps/model.ts'
import { asGiven, childOf, concernedBy, concernIdOf, decidedOn, knownByOf, receivedAtOf } from './front-door.ts'
import type { Row } from './rows.ts'
import { momentOf, personOf, type Sheet, stepsOf, type Who, who } from './sheet.ts'

export type ConcernRow = Row<'concern'>

/** The concerns that practitioners raised about this family, each its agency's own. `numbers` are the index's, by child. */
export function concernsOf(sheet: Sheet, numbers: ReadonlyMap<string, string>): readonly ConcernRow[] {
  const raised = stepsOf(sheet, 'contact').flatMap((step) => {
    const raiser = concernedBy(sheet, step)
    return raiser ? [raisedConcern(sheet, step, raiser, numbers)] : []
  })
  return [...raised, ...sheet.family.sealedConcerns.map((concern) => sealedConcern(sheet, concern, numbers))]
}

function by(raiser: Who) {
  return {
    ...{ agencyId: raiser.agencyId, raisedBy: raiser.userId, raisedByName: raiser.name },
    raisedByTitle: `${raiser.title}, ${raiser.agencyName}`,
  }
}

function raisedConcern(sheet: Sheet, step: ContactStep, raiser: Who, numbers: ReadonlyMap<string, string>): ConcernRow {
  const at = receivedAtOf(sheet, step)
  const child = childOf(sheet, step)
  const decided = decidedOn(sheet, step)
  const { told, why } = step.familyTold
  return {
    ...{ ...by(raiser), id: concernIdOf(sheet, step), raisedAt: at, recordedAt: at },
    ...{ kind: step.wants === 'ring-me-first' ? 'ring-first' : 'contact', immediateDanger: false, sealedTo: null },
    ...{ indexNumber: numbers.get(sheet.id(child.id)) ?? null, childAsGiven: asGiven(sheet, child) },
    ...{ whatSeen: step.story, happenedOn: step.on, knownBy: knownByOf(step) },
    ...{ band: 'worried', howWorried: step.worry },
    ...{ doneSoFar: step.done, toldFamily: told, whyNotTold: told ? null : why, mayNameAgency: step.mayNameAgency },
    ...{ reviewBy: reviewDay(step.on), state: 'open', stateReason: null, receivedAt: at },
    ...{ decideBy: lastInstant('contact-decision', at), outcome: decided?.decision ?? null },
    ...{ outcomeReason: decided?.step.reply ?? null, outcomeAt: decided?.at ?? null },
    outcomeByName: decided ? who(sheet, decided.step.decidedBy).name : null,
  }
}

const HOW_WORRIED = {
  information: 'Not worried by this alone: kept in case there is more.',
  worried: 'Worried, and keeping an eye. It would be a concern if it happened again.',
} as const

function sealedConcern(sheet: Sheet, concern: SealedConcern, numbers: ReadonlyMap<string, string>): ConcernRow {
  const author = who(sheet, concern.author)
  const at = momentOf(sheet, concern.on, '15:30')
  const child = personOf(sheet, concern.child)
  return {
    ...{ ...by(author), id: sheet.id(concern.id), raisedAt: at, recordedAt: at },
    ...{ kind: 'information', immediateDanger: false, sealedTo: author.agencyId },
    ...{ indexNumber: numbers.get(sheet.id(child.id)) ?? null, childAsGiven: asGiven(sheet, child) },
    ...{ whatSeen: concern.contents, happenedOn: concern.on, knownBy: 'saw' },
    ...{ band: concern.band === 'information' ? 'unsure' : concern.band, howWorried: HOW_WORRIED[concern.band] },
    ...{ doneSoFar: null, toldFamily: false, whyNotTold: 'Nothing is asked of anybody yet.', mayNameAgency: false },
    ...{ reviewBy: concern.reviewBy, state: concern.ended?.how ?? 'open', stateReason: concern.ended?.why ?? null },
    ...{ receivedAt: null, decideBy: null, outcome: null, outcomeReason: null, outcomeByName: null, outcomeAt: null },
  }
}
