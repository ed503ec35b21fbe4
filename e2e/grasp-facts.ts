import { conveneMeeting } from '../src/casework/meetings/commands.ts'
import type { ConveneMeeting } from '../src/casework/meetings/model.ts'
import { reportMissing } from '../src/casework/missing/commands.ts'
import type { ReportMissing } from '../src/casework/missing/model.ts'
import { writePlan } from '../src/casework/plans/commands.ts'
import { decidePlan } from '../src/casework/plans/commands-deciding.ts'
import { planOf } from '../src/casework/plans/queries.ts'
import { markOf } from '../src/casework/plans/rules.ts'
import { recordSupervision } from '../src/casework/supervision/commands.ts'
import { beginTransfer, goOnWithTransfer } from '../src/casework/transfers/commands.ts'
import type { BeginTransfer } from '../src/casework/transfers/model.ts'
import { recordVisit } from '../src/casework/visits/commands.ts'
import type { InvolvementInput } from '../src/child-index/contract-involvements.ts'
import { writeEntry } from '../src/entries/commands.ts'
import { addDays } from '../src/kernel/calendar-day.ts'
import { linkFamily, registerAdult } from '../src/people/family/commands.ts'
import { newId } from '../src/platform/ids.ts'
import { anOpenCase } from '../testing/builders/case.ts'
import { anInvitee } from '../testing/builders/meeting.ts'
import { aNumberedChild } from '../testing/builders/numbered-child.ts'
import { anEntry } from '../testing/builders/story.ts'
import type { Case, Fact } from './grasp-ground.ts'

// Facts that are not open risks, planted as practitioners would: each says the words by which the page must tell it.

/** Plants one fact in a case, by the program's own commands. */
export type Planting = (to: Case) => Promise<Fact>

const onThePage = (says: string): Fact => ({ says, needs: 'on-the-page' })
const near = (says: string): Fact => ({ says, needs: 'one-action-away' })

/** The family came from another authority: told before any plan of ours begins. */
export async function movedHere({ ground, childId }: Case): Promise<Fact> {
  const { tom, act, now } = ground
  const id = newId()
  const openedOn = addDays(now.day, -WEEKS_OPEN * 7)
  const notice: BeginTransfer = {
    direction: 'in',
    ...{ id, otherAuthority: '991', otherWorker: null, noticedOn: openedOn, movedOn: openedOn },
    ...{ temporary: false, reason: 'Mum’s new tenancy.', summary: null, childIds: [childId], withPlan: [] },
  }
  await act(tom, (tx) => beginTransfer(tx, tom, notice, now))
  const answer = { does: 'answer', answer: 'accepted', answeredOn: openedOn, reason: 'They live here.' } as const
  await act(tom, (tx) => goOnWithTransfer(tx, tom, id, { ...answer, answeredBy: 'Tom', chairId: null }, now))
  const done = { does: 'complete', completedOn: openedOn, lookAgainIf: '' } as const
  await act(tom, (tx) => goOnWithTransfer(tx, tom, id, done, now))
  return onThePage('From Eastholt,')
}

/** Weeks since the case was opened, and since its plan began. */
export const WEEKS_OPEN = 12
export const WEEKS_PLANNED = 8

/** Everything else of a case, by name. */
export const PLANTINGS: Readonly<Record<string, Planting>> = {
  'not seen alone': async (to) => {
    await visited(to)
    return onThePage('has not been seen alone since the plan began, 8 weeks ago')
  },
  'a late visit': async (to) => {
    await visited(to)
    return near('Visit the child')
  },
  'the child’s words': async (to) => {
    const title = `I count the stairs when it is loud, there are ${to.chance.whole(11, 90)}`
    await wrote(to.ground, anEntry(to.childId, { title, kind: 'child-words', happenedOn: to.ground.now.day }))
    return onThePage(title)
  },
  'a missed action': async ({ ground, childId, chance }) => {
    const { asha, act, now } = ground
    const what = `Ask the landlord about damp in room ${chance.whole(2, 90)}`
    const [needId, outcomeId] = [newId(), newId()]
    await act(asha, async (tx) => {
      const text = { whyInvolved: 'Cold at home.', weWant: 'A warm home.', contingency: '', childView: null }
      const written = {
        ...{ ...text, parentView: null, before: markOf(await planOf(tx, childId)) },
        needs: [{ id: needId, statement: 'A warm home', ended: false }],
        outcomes: [
          { id: outcomeId, needId, statement: 'It is dry', byOn: null, changed: null, achieved: false, ended: false },
        ],
        actions: [{ id: newId(), outcomeId, what, ownerName: 'Nan', byOn: addDays(now.day, -3), stopped: false }],
      }
      return writePlan(tx, asha, childId, written, now)
    })
    return near(what)
  },
  'an unknown father': async (to) => {
    await anAdultOf(to, { kind: 'mother', given: 'Kerry', words: 'Mum' })
    return onThePage('Father: not recorded')
  },
  'a view not asked': async () => onThePage('own view of the plan: not asked'),
  'a sibling on a plan': async ({ ground, childId, family }) => {
    const { asha, tom, act, now, parts } = ground
    const given = 'Alfie'
    const { id: otherId } = await aNumberedChild(parts, '990', { given, family, birthDate: '2021-04-02' })
    const openedOn = addDays(now.day, -WEEKS_OPEN * 7)
    await anOpenCase(parts.db, ground.council, [otherId], openedOn)
    const link = { id: newId(), otherId, kind: 'sibling', parentalResponsibility: null, words: null } as const
    await act(asha, (tx) => linkFamily(tx, asha, childId, { ...link, fromOn: null, atHome: true }, now))
    const plan = { id: newId(), childIds: [otherId], choice: 'family-help', reason: 'Both are cold.' } as const
    await act(tom, (tx) => decidePlan(tx, tom, { ...plan, fromOn: now.day }, now))
    return onThePage('Family help, since')
  },
  'a strength': async ({ ground, childId, chance }) => {
    const title = `Nan has her every Sunday since week ${chance.whole(2, 50)}`
    await wrote(ground, anEntry(childId, { title, bearing: 'going-well', happenedOn: ground.now.day }))
    return onThePage(title)
  },
  'a turning point': async ({ ground, childId, chance }) => {
    const title = `Police came to the house, log ${chance.whole(1000, 9000)}`
    const happenedOn = addDays(ground.now.day, -1)
    await wrote(ground, anEntry(childId, { title, significant: true, happenedOn }))
    return near(title)
  },
  'the next meeting': async ({ ground, childId, chance }) => {
    const { asha, act, now } = ground
    const plannedTime = `1${chance.whole(0, 6)}:30`
    const meeting: ConveneMeeting = {
      kind: 'child-in-need-review',
      ...{ id: newId(), childIds: [childId], chairedBy: 'Tom Llewellyn' },
      ...{ plannedFor: addDays(now.day, 9), plannedTime, place: 'Town hall', link: null, invited: [anInvitee()] },
    }
    await act(asha, (tx) => conveneMeeting(tx, asha, meeting, now))
    return near(`Plan review at ${plannedTime}`)
  },
  'what supervision asked': async ({ ground, childId, chance }) => {
    const { asha, tom, act, now } = ground
    const what = `Speak to the school nurse about week ${chance.whole(2, 50)}`
    const action = { id: newId(), childId, what, ownerName: asha.name, byOn: addDays(now.day, 2) }
    const supervision = {
      ...{ id: newId(), workerId: asha.userId ?? '', heldOn: now.day, nextOn: addDays(now.day, 28), wellbeing: null },
      children: [{ childId, discussed: 'Mornings.', reflection: null, decision: null }],
    }
    await act(tom, async (tx) => {
      // Where the plan has outcomes, what supervision decides is for one of them.
      const outcomeId = (await planOf(tx, childId))?.needs.flatMap(({ outcomes }) => outcomes)[0]?.id ?? null
      return recordSupervision(tx, tom, { ...supervision, actions: [{ ...action, outcomeId }] }, now)
    })
    return near(what)
  },
  'whom to ring': async ({ ground, number, chance }) => {
    const contact = `01632 960${chance.whole(200, 999)}`
    const asked = { authority: '990', userId: null, role: 'system', purpose: 'importing' } as const
    const involvement: InvolvementInput = {
      kind: 'gp-practice',
      ...{ reference: newId(), number, organisation: 'Quayside Surgery', role: 'GP' },
      ...{ contact, sinceOn: addDays(ground.now.day, -100), lastSeenOn: null, sensitive: false },
    }
    await ground.parts.index.recordInvolvement({ asked, involvement })
    return onThePage(contact)
  },
}

type Tie = { readonly kind: 'mother' | 'step-parent'; readonly given: string; readonly words: string }

/** An adult of the family, at home. @returns their id */
export async function anAdultOf({ ground, childId, family }: Case, { kind, given, words }: Tie): Promise<string> {
  const { asha, act, now } = ground
  const adult: Parameters<typeof registerAdult>[3] = {
    birthDateKnown: 'unknown',
    sex: 'U',
    ...{ id: newId(), given, family, birthDate: null, expectedOn: null, lines: '', postcode: '', identifiers: [] },
    link: { id: newId(), kind, parentalResponsibility: null, words, fromOn: null, atHome: true },
  }
  return (await act(asha, (tx) => registerAdult(tx, asha, childId, adult, now))).otherId
}

/** Nobody knows where the child is since this morning. */
export async function isMissing({ ground, childId }: Case): Promise<Fact> {
  const { asha, act, now } = ground
  const report: ReportMissing = {
    kind: 'missing',
    ...{ id: newId(), childId, missingFrom: now.at, lastSeen: 'At the bus stop.' },
    ...{ reportedBy: 'School', policeReference: null, worry: 'It is cold.', actions: null },
  }
  await act(asha, (tx) => reportMissing(tx, asha, report, now))
  return { says: 'Missing since', needs: 'in-view' }
}

/** Seven weeks ago, with Mum in the room. */
async function visited({ ground, childId }: Case): Promise<void> {
  const { asha, act, now } = ground
  const child = { childId, seen: true, seenAlone: false, bedroomSeen: false, words: null, whyNotSeen: null }
  const visit = { id: newId(), happenedOn: addDays(now.day, -49), place: null, summary: 'Mum was there.' }
  await act(asha, (tx) => recordVisit(tx, asha, { ...visit, children: [child] }, now))
}

async function wrote({ asha, act, now }: Case['ground'], entry: ReturnType<typeof anEntry>): Promise<void> {
  await act(asha, (tx) => writeEntry(tx, asha, entry, now))
}
