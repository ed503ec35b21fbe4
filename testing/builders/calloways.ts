import type { Actor } from '../../src/access/actor.ts'
import { systemActor } from '../../src/access/actor.ts'
import { refreshDues } from '../../src/casework/dues/queries.ts'
import { beginPlanStatus, makePlan } from '../../src/casework/plans/queries.ts'
import { addWorry } from '../../src/casework/worries/queries.ts'
import { addEntries } from '../../src/entries/queries.ts'
import { calendarDay } from '../../src/kernel/calendar-day.ts'
import { addRelationships, saveHouseholds } from '../../src/people/family/queries.ts'
import type { RelationshipKind } from '../../src/people/model.ts'
import { type Database, inSeat, type Tx } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/ids.ts'
import { BANK_HOLIDAYS } from '../../src/statute/bank-holidays.ts'
import { aChild, anAdult } from './child.ts'
import type { Council } from './council.ts'
import { anEntry, anOpenCase, aWorry } from './story.ts'

export type Calloways = {
  readonly niamh: string
  readonly alfie: string
  readonly baby: string
  readonly kerry: string
  readonly joel: string
  readonly darren: string
}

/** The Calloways: Niamh on a child protection plan for neglect, her brother, an expected baby, and a partner who may be a risk. */
export async function theCalloways(db: Database, council: Council): Promise<Calloways> {
  const { authority, socialWorker } = council
  const niamh = await aChild(db, authority, {
    saysName: '“Neev”; friends call her Nee',
    indexNumber: 'K7X4PD93HT',
    indexState: 'confirmed',
  })
  const alfie = await aChild(db, authority, { given: 'Alfie', birthDate: '2022-06-21', sex: 'M' })
  const baby = await aChild(db, authority, {
    given: '',
    family: '',
    birthDate: null,
    expectedOn: '2026-07-21',
    sex: 'U',
  })
  const kerry = await anAdult(db, authority, { birthDate: '1994-04-17' })
  const joel = await anAdult(db, authority, { given: 'Joel', family: 'Adeyemi', birthDate: '1991-09-02', sex: 'M' })
  const darren = await anAdult(db, authority, { given: 'Darren', family: 'Pike', birthDate: '1987-08-09', sex: 'M' })
  const margaret = await anAdult(db, authority, { given: 'Margaret', family: 'Calloway', birthDate: '1967-11-03' })
  const alan = await anAdult(db, authority, {
    given: 'Alan',
    family: 'Calloway',
    birthDate: '1965-02-11',
    sex: 'M',
    diedOn: calendarDay('2019-05-04'),
  })
  const people = { niamh, alfie, baby, kerry, joel, darren }
  for (const child of [niamh, alfie]) await anOpenCase(db, socialWorker, child)
  await inSeat(db, systemActor(authority, 'test'), async (tx) => {
    await relate(tx, [
      ...[niamh, alfie].flatMap(
        (child) =>
          [
            [child, 'mother', kerry, 'Mum'],
            [child, 'father', joel, 'Dad'],
          ] as const,
      ),
      [baby, 'mother', kerry, 'Mum'],
      [baby, 'father', darren, null],
      [niamh, 'step-parent', darren, 'Mum’s partner'],
      [kerry, 'partner', darren, null],
      [kerry, 'former-partner', joel, null],
      [niamh, 'grandparent', margaret, 'Nan, Sundays'],
      [niamh, 'grandparent', alan, 'Grandad'],
      [kerry, 'mother', margaret, null],
      [kerry, 'father', alan, null],
      [margaret, 'spouse', alan, null],
    ])
    const household = { id: newId(), lines: '14 Tannery Row', postcode: 'AL4 2QR' }
    const members = [kerry, niamh, alfie, baby, darren].map((personId) => ({
      ...{ id: newId(), householdId: household.id, personId, fromOn: null, toOn: null },
      partTime: personId === darren ? '3 or 4 nights a week' : null,
    }))
    await saveHouseholds(tx, [{ household, members }])
    await protectionPlan(tx, niamh)
    await theirWorries(tx, people, socialWorker)
    await theirEntries(tx, people, socialWorker)
    await refreshDues(tx, [niamh, alfie], BANK_HOLIDAYS)
  })
  return people
}

async function relate(
  tx: Tx,
  ties: readonly (readonly [string, RelationshipKind, string, string | null])[],
): Promise<void> {
  const always = { parentalResponsibility: null, fromOn: null, toOn: null }
  await addRelationships(
    tx,
    ties.map(([personId, kind, otherId, words]) => ({ ...always, id: newId(), personId, kind, otherId, words })),
  )
}

async function protectionPlan(tx: Tx, childId: string): Promise<void> {
  await beginPlanStatus(tx, { childId, kind: 'child-protection', category: 'NEG', fromOn: calendarDay('2026-01-14') })
  const planId = await makePlan(tx, childId, calendarDay('2026-01-14'))
  await tx
    .updateTable('plan')
    .set({
      whyInvolved:
        'Niamh and Alfie go without regular meals, warm clothes and the dentist, and it is loud at home at night.',
      weWant: 'breakfast every day, the tooth treated, calm bedtimes, by April.',
    })
    .where('authority', '=', tx.authority)
    .where('id', '=', planId)
    .execute()
  const [need, outcome] = [newId(), newId()]
  await tx
    .insertInto('planNeed')
    .values({ authority: tx.authority, id: need, planId, position: 1, statement: 'To be fed, warm and out of pain' })
    .execute()
  await tx
    .insertInto('planOutcome')
    .values({
      authority: tx.authority,
      id: outcome,
      planId,
      needId: need,
      position: 1,
      statement: 'The tooth is treated',
    })
    .execute()
  const action = { authority: tx.authority, planId, outcomeId: outcome }
  await tx
    .insertInto('planAction')
    .values([
      {
        ...action,
        id: newId(),
        position: 1,
        what: 'Police to send Darren’s full record',
        ownerName: 'Lorna Whitby',
        byOn: calendarDay('2026-03-23'),
      },
      {
        ...action,
        id: newId(),
        position: 2,
        what: 'Nan takes Niamh to the dentist',
        ownerName: 'Margaret',
        byOn: calendarDay('2026-03-24'),
      },
    ])
    .execute()
  const visitId = newId()
  await tx
    .insertInto('visit')
    .values({
      authority: tx.authority,
      id: visitId,
      kind: 'child-protection',
      happenedOn: calendarDay('2026-02-03'),
      visitedByName: 'Asha Verma',
      summary: 'Seen alone at school.',
    })
    .execute()
  await tx
    .insertInto('visitChild')
    .values({
      authority: tx.authority,
      id: newId(),
      visitId,
      childId,
      happenedOn: calendarDay('2026-02-03'),
      seen: true,
      seenAlone: true,
    })
    .execute()
}

async function theirWorries(tx: Tx, { niamh, darren }: Calloways, { userId }: Actor): Promise<void> {
  const day = calendarDay
  const worries = [
    aWorry(niamh, {
      kind: 'risk-adult',
      personId: darren,
      title: 'An adult who may be a risk stays at home',
      statement:
        'Darren Pike, 38, Mum’s partner, convicted in 2019 of assaulting a former partner’s son. Here 3 or 4 nights a week. Safety plan: never alone with the children.',
      saidBy: 'Police',
      told: 'yes, 10 March',
    }),
    aWorry(niamh, {
      kind: 'pattern-prompt',
      title: 'Not seen alone for 6 weeks',
      statement: 'Last alone on 3 February. On 3 March Mum stayed in the room.',
      saidBy: 'Asha Verma',
      sinceOn: day('2026-03-17'),
      reviewBy: null,
    }),
    aWorry(niamh, {
      trend: 'getting-worse',
      statement:
        'Hungry at school on 6 of the last 10 days (it was 4). Toothache since December; not brought to the dentist twice.',
      saidBy: 'School, dentist',
    }),
    aWorry(niamh, {
      title: 'Mum is pregnant and low',
      statement: '“Not coping, worse at night.” Baby expected 21 July.',
      howKnown: 'opinion',
      saidBy: 'Midwife',
      sinceOn: day('2026-03-17'),
      reviewBy: null,
    }),
    aWorry(niamh, {
      kind: 'warning-note',
      title: 'Workers: visit in pairs',
      statement: 'A worker was threatened at 14 Tannery Row, 22 January. Mum told.',
      saidBy: 'Asha Verma',
      sinceOn: day('2026-01-22'),
      reviewBy: day('2026-04-22'),
    }),
  ]
  for (const worry of worries) await addWorry(tx, worry, userId, [])
}

async function theirEntries(tx: Tx, { niamh }: Calloways, worker: Actor): Promise<void> {
  const day = calendarDay
  await addEntries(tx, worker, [
    anEntry(niamh, {
      title: 'No coat, no breakfast',
      text: 'Arrived at 9:10 in a cardigan, 3°C. Ate two bowls of cereal. Second day this week.',
      bearing: 'worry',
    }),
    anEntry(niamh, {
      title: 'Mum low, sleeping badly',
      text: '“Not coping, worse at night.” She agreed to a call to her GP.',
      kind: 'opinion',
      happenedOn: day('2026-03-17'),
      saidBy: 'Bev Tranter',
      saidByRole: 'community midwife',
    }),
    anEntry(niamh, {
      title: '“When it’s loud I get in Alfie’s bed and we do whisper songs.”',
      text: 'Mum in the room. Bedroom seen: clean bedding, one bed for two children.',
      kind: 'child-words',
      happenedOn: day('2026-03-03'),
      saidBy: 'Asha Verma',
      saidByRole: 'social worker',
      significant: true,
    }),
    anEntry(niamh, {
      title: 'Shouting heard after 11pm',
      text: 'A man’s voice. Officers attended; children asleep.',
      kind: 'hearsay',
      happenedOn: day('2026-02-28'),
      saidBy: 'Police log',
      saidByRole: 'from a neighbour',
    }),
    anEntry(niamh, {
      title: 'Sundays at Nan’s: the best day',
      kind: 'opinion',
      bearing: 'going-well',
      happenedOn: day('2026-03-03'),
      saidBy: 'Asha Verma',
    }),
    anEntry(niamh, {
      title: 'At school 96% of this term; it was 81% in autumn',
      bearing: 'going-well',
      happenedOn: day('2026-03-02'),
    }),
    anEntry(niamh, {
      title: 'Mum asked for help, and came to 4 of 5 sessions',
      bearing: 'going-well',
      happenedOn: day('2026-02-20'),
      saidBy: 'Family help',
    }),
  ])
}
