import type { Actor } from '../../access/actor.ts'
import { decideOnContact, registerChildOfContact, takeContactByPhone } from '../../casework/contacts/commands.ts'
import type { TakenContact } from '../../casework/contacts/rules.ts'
import { recordStrategyDiscussion } from '../../casework/enquiries/commands.ts'
import { concludeEnquiry } from '../../casework/enquiries/commands-conclusion.ts'
import { strategyDiscussionsAwaited } from '../../casework/enquiries/queries.ts'
import { writePlan } from '../../casework/plans/commands.ts'
import { decidePlan } from '../../casework/plans/commands-deciding.ts'
import { planOf } from '../../casework/plans/queries.ts'
import { markOf } from '../../casework/plans/rules.ts'
import { decideOnReferral } from '../../casework/referrals/commands.ts'
import type { Response } from '../../casework/referrals/model.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { RegisterChild } from '../../people/registration/commands.ts'
import { findChildren } from '../../people/search/commands.ts'
import { type Database, inSeat, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { STORY } from './content-ground.ts'
import type { Exercise, LearnersChild } from './model.ts'
import { seatOf } from './queries.ts'

/** Who works on the case before the learner does, each in a seat of the learner's own council. */
type Staff = {
  readonly frontDoor: Actor
  readonly worker: Actor
  readonly manager: Actor
}

/** The case of one child as it is laid for an exercise. */
type Ground = {
  readonly db: Database
  readonly now: Moment
  readonly staff: Staff
  readonly childId: string
  readonly child: LearnersChild
}

/**
 * Lays the case of a fresh child as far as an exercise begins, by the program's own commands, each in the seat of
 * somebody who may. Undefined where the council has nobody for one of them. A refusal is a fault of ours.
 */
export async function layGround(
  db: Database,
  learner: Actor,
  exercise: Exercise,
  { child, now }: { readonly child: LearnersChild; readonly now: Moment },
): Promise<{ readonly childId: string } | undefined> {
  if (exercise === 'raise-a-concern') return { childId: newId() }
  const staff = await staffFor(db, learner, exercise, now)
  if (!staff) return undefined
  const ground: Ground = { db, now, staff, childId: newId(), child }
  const contactId = await comesToTheFrontDoor(ground)
  if (exercise === 'decide-a-contact') return { childId: ground.childId }
  const referralId = await isReferred(ground, contactId)
  const toConference = exercise === 'run-a-conference'
  await isRespondedTo(ground, referralId, toConference ? 'strategy-discussion' : 'assessment')
  if (toConference) await isEnquiredInto(ground, learner)
  if (exercise === 'review-a-plan') await isPlanned(ground)
  return { childId: ground.childId }
}

/** The learner stands in their own role; the others are whoever works in theirs. */
async function staffFor(db: Database, learner: Actor, exercise: Exercise, { day }: Moment): Promise<Staff | undefined> {
  return inSeat(db, learner, async (tx) => {
    const frontDoor = exercise === 'decide-a-contact' ? learner : await seatOf(tx, 'front-door-manager', day)
    const anyWorker = await seatOf(tx, 'social-worker', day, exercise === 'hand-over-a-child' ? learner.teamId : null)
    const worker = learner.roles.includes('social-worker') ? learner : anyWorker
    const manager = worker && (await seatOf(tx, 'team-manager', day, worker.teamId))
    return frontDoor && worker && manager ? { frontDoor, worker, manager } : undefined
  })
}

async function comesToTheFrontDoor({ db, now, staff, childId, child }: Ground): Promise<string> {
  const { given, family, birthDate, postcode, lines } = child
  const contactId = newId()
  const taken: TakenContact = {
    ...{ id: contactId, childAsGiven: { given, family, birthDate, postcode, number: '' }, receivedAt: now.at },
    ...{ sourceCode: '2A', sourceName: STORY.source, sourceAgency: STORY.agency, words: STORY.told(given) },
    ...{ happenedOn: now.day, knownBy: 'saw', immediateDanger: false, toldFamily: true, whyNotTold: null },
  }
  const { frontDoor } = staff
  await done(db, frontDoor, (tx) => takeContactByPhone(tx, frontDoor, taken, now))
  const searchId = newId()
  const search = { name: `${given} ${family}`, number: '', birthDate, postcode: '' }
  await done(db, frontDoor, (tx) => findChildren(tx, frontDoor, search, searchId, now))
  const registration: RegisterChild = {
    ...{ id: childId, searchId, given, family, birthDate, expectedOn: null, birthDateKnown: 'exact', sex: 'U' },
    ...{ lines, postcode, identifiers: [], carers: [{ id: newId(), given: STORY.mother, family, kind: 'mother' }] },
  }
  await done(db, frontDoor, (tx) =>
    registerChildOfContact(tx, frontDoor, { contactId, child: registration, certain: null }, now),
  )
  return contactId
}

async function isReferred({ db, now, staff: { frontDoor } }: Ground, contactId: string): Promise<string> {
  const act = { id: newId(), decision: 'referral', reason: STORY.referred, siblingIds: [] } as const
  const { referralId } = await done(db, frontDoor, (tx) => decideOnContact(tx, frontDoor, contactId, act, now))
  if (!referralId) throw new Error('a contact was taken on without a referral')
  return referralId
}

async function isRespondedTo(
  { db, now, staff: { frontDoor, worker } }: Ground,
  referralId: string,
  response: Response,
): Promise<void> {
  const holder = { userId: worker.userId, teamId: worker.teamId }
  const act = { id: newId(), response, reason: STORY.responded, holder }
  await done(db, frontDoor, (tx) => decideOnReferral(tx, frontDoor, referralId, act, now))
}

/** A strategy discussion and an enquiry, which calls a conference that the learner chairs. */
async function isEnquiredInto({ db, now, staff, childId }: Ground, chair: Actor): Promise<void> {
  const { manager, worker } = staff
  const [discussion] = await inSeat(db, manager, (tx) => strategyDiscussionsAwaited(tx, [childId]))
  if (!discussion) throw new Error('no strategy discussion was called')
  const held = { heldOn: now.day, decision: 'section-47', reason: STORY.enquire, whoSees: STORY.whoSees } as const
  const police = { name: STORY.officer, role: STORY.officersRole, agency: STORY.officersAgency, view: null }
  const { enquiryId } = await done(db, manager, (tx) =>
    recordStrategyDiscussion(tx, manager, discussion.id, { ...held, tookPart: [police] }, now),
  )
  if (!enquiryId) throw new Error('no enquiry was begun')
  const child = { childId, outcome: 'conference', seenOn: now.day, seenAlone: true } as const
  const concluded = { concludedOn: now.day, summary: STORY.found, children: [child], chairId: chair.userId }
  await done(db, worker, (tx) => concludeEnquiry(tx, worker, enquiryId, concluded, now))
}

/** A child in need plan, with something that is to change. */
async function isPlanned({ db, now, staff: { manager, worker }, childId }: Ground): Promise<void> {
  const plan = {
    id: newId(),
    childIds: [childId],
    choice: 'child-in-need',
    fromOn: now.day,
    reason: STORY.plan,
  } as const
  await done(db, manager, (tx) => decidePlan(tx, manager, plan, now))
  const [needId, outcomeId] = [newId(), newId()]
  const byOn = addDays(now.day, 28)
  await done(db, worker, async (tx) =>
    writePlan(
      tx,
      worker,
      childId,
      {
        ...{ whyInvolved: STORY.why, weWant: STORY.want, contingency: STORY.otherwise, childView: null },
        ...{ parentView: null, before: markOf(await planOf(tx, childId)) },
        needs: [{ id: needId, statement: STORY.need, ended: false }],
        outcomes: [
          { id: outcomeId, needId, statement: STORY.outcome, byOn, changed: null, achieved: false, ended: false },
        ],
        actions: [{ id: newId(), outcomeId, what: STORY.action, ownerName: worker.name, byOn, stopped: false }],
      },
      now,
    ),
  )
}

/** Does it in somebody's seat. */
async function done<T>(db: Database, actor: Actor, work: (tx: Tx) => Promise<Outcome<T, string>>): Promise<T> {
  const outcome = await inSeat(db, actor, work)
  if (!outcome.ok) throw new Error(`an exercise could not be laid: ${outcome.refusal}`)
  return outcome.value
}
