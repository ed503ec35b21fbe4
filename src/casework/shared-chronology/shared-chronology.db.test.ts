import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, type Council } from '../../../testing/builders/council.ts'
import { agreed, alfieAsGiven, aSharedFact, assessed, gained, memberOf } from '../../../testing/builders/family-help.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { endSeat } from '../../access/agencies/commands.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import { systemClock } from '../../platform/clock.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { beginFamilyHelp, completeAssessment, handToLead } from '../early-help/commands.ts'
import { openFamilyHelp } from '../early-help/commands-opening.ts'
import { familyHelpById } from '../early-help/queries.ts'
import { beginPlanStatus, planOf } from '../plans/queries.ts'
import { addShared, beginSharing, endSharing, lookAtShared, tellChildStory } from './commands.ts'
import { changeMembers } from './commands-members.ts'
import { chronologiesOfChild, membersOf } from './queries.ts'

const NOW = aMoment()
const SYSTEM = systemActor('990', 'test')
let db: Database
let council: Council
let ravi: Actor
let grace: Actor
let stranger: Actor
let elsewhere: Actor

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  const health = { agencyKind: 'health-visiting', agencyName: 'Aldermere Health Visiting' }
  ravi = await aPractitioner(council, { ...health, name: 'Ravi Menon', jobTitle: 'Health visitor' })
  grace = await aPractitioner(council)
  stranger = await aPractitioner(council, { agencyKind: 'police', agencyName: 'Police', name: 'PC Sethi' })
  const neighbour = await aCouncil(urls, '991')
  elsewhere = await aPractitioner(neighbour, { ...health, name: 'Una Bright' })
})
afterAll(() => db.destroy())

const as = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, who, work)
const begin = (over = {}, who = ravi) =>
  as(who, (tx) => beginFamilyHelp(tx, who, { ...agreed(), id: newId(), child: alfieAsGiven, ...over }, NOW))
const add = (id: string, who: Actor, by: Actor = ravi) =>
  as(by, (tx) => changeMembers(tx, by, id, { does: 'add', member: memberOf(who) }, NOW))
const tell = (id: string) => as(SYSTEM, (tx) => tellChildStory(tx, id))
const open = async (id: string) => {
  await as(SYSTEM, (tx) => openFamilyHelp(tx, SYSTEM, id, null, NOW))
  await tell(id)
  return as(SYSTEM, (tx) => familyHelpById(tx, id))
}

describe('the team', () => {
  it('reads and adds while it is the team; whoever is out is out at once; the lead stays until another leads', async () => {
    const id = gained(await begin())
    const look = (who: Actor) => as(who, (tx) => lookAtShared(tx, who, id, NOW))
    expect(await look(grace)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await add(id, grace, grace)).toEqual({ ok: false, refusal: 'not-found' })
    await add(id, grace)
    expect(await add(id, grace)).toEqual({ ok: false, refusal: 'member-already' })
    expect((await look(grace)).ok).toBe(true)
    expect((await as(grace, (tx) => addShared(tx, grace, id, aSharedFact(), NOW))).ok).toBe(true)
    const [lead, teacher] = await as(ravi, (tx) => membersOf(tx, id))
    const change = (who: Actor, act: Parameters<typeof changeMembers>[3]) =>
      as(who, (tx) => changeMembers(tx, who, id, act, NOW))
    expect(await change(ravi, { does: 'end', memberId: lead?.id ?? '' })).toEqual({ ok: false, refusal: 'leads-still' })
    await change(ravi, { does: 'lead', memberId: teacher?.id ?? '' })
    expect(await change(ravi, { does: 'end', memberId: teacher?.id ?? '' })).toEqual({
      ok: false,
      refusal: 'not-found',
    })
    await change(grace, { does: 'end', memberId: lead?.id ?? '' })
    expect(await look(ravi)).toEqual({ ok: false, refusal: 'not-found' })
    expect(gained(await look(grace)).entries).toHaveLength(1)
  })
})

describe('early help whose lead has left', () => {
  it('is let out of their seat for good, and led on or ended by the front door', async () => {
    const [id, other] = [gained(await begin()), gained(await begin())]
    await add(id, grace)
    const seat = { agencyId: ravi.agencyId ?? '', name: 'Lea Hart' }
    const agencyLead = await aPractitioner(council, { ...seat, roles: ['practitioner', 'agency-lead'] })
    const { rows } = await as(SYSTEM, (tx) =>
      sql<{ id: string }>`select id from access.membership where user_id = ${ravi.userId}`.execute(tx),
    )
    const today = aMoment(systemClock.now())
    gained(await as(agencyLead, (tx) => endSeat(tx, agencyLead, rows[0]?.id ?? '', today)))
    await execute(council.urls.owner, 'update access.membership set to_on = null where user_id = $1', [ravi.userId])
    expect((await as(ravi, (tx) => lookAtShared(tx, ravi, id, NOW))).ok).toBe(false)

    const door = council.frontDoorManager
    const seen = gained(await as(door, (tx) => lookAtShared(tx, door, id, NOW)))
    expect(seen).toMatchObject({ mayLead: true, mayWrite: false, entries: [] })
    const lead = { does: 'lead' as const, memberId: seen.members.find(({ name }) => name === grace.name)?.id ?? '' }
    for (const who of [council.teamManager, council.colleague])
      expect(await as(who, (tx) => changeMembers(tx, who, id, lead, NOW))).toMatchObject({ refusal: 'not-found' })
    gained(await as(door, (tx) => changeMembers(tx, door, id, lead, NOW)))
    expect(gained(await as(grace, (tx) => lookAtShared(tx, grace, id, NOW)))).toMatchObject({ mayLead: true })
    await add(other, grace, door)
    expect(await as(door, (tx) => endSharing(tx, door, other, 'Nobody leads it any more', NOW))).toMatchObject({
      ok: true,
    })
  })
})

describe('who × what, by raw SQL', () => {
  const TABLES = [
    ...['shared_chronology', 'shared_chronology_member', 'shared_entry', 'family_help', 'family_help_assessment'],
    ...[
      'family_help_meeting',
      'family_help_step_up',
      'plan',
      'plan_need',
      'entry',
      'person',
      'episode',
      'worry',
      'meeting',
    ],
  ]
  const OF_HELP = TABLES.slice(0, 5)
  let id: string
  let help: Awaited<ReturnType<typeof open>>

  beforeAll(async () => {
    id = gained(await begin())
    await as(ravi, (tx) => completeAssessment(tx, ravi, id, { id: newId(), content: assessed }, NOW))
    help = await open(id)
    await add(id, grace)
  })
  const seen = async (who: Actor) => {
    const found: string[] = []
    for (const table of TABLES) {
      const key = ['entry', 'person', 'episode', 'worry', 'meeting'].includes(table) ? sql`true` : ofHelp(table)
      const { rows } = await as(who, (tx) => sql`select 1 from ${sql.table(table)} where ${key} limit 1`.execute(tx))
      if (rows.length > 0) found.push(table)
    }
    return found
  }
  const ofHelp = (table: string) => {
    if (table === 'plan') return sql`id = ${help?.planId}`
    if (table === 'plan_need') return sql`plan_id = ${help?.planId}`
    if (table === 'shared_chronology' || table === 'family_help') return sql`id = ${id}`
    return table === 'family_help_step_up' ? sql`family_help_id = ${id}` : sql`chronology_id = ${id}`
  }

  it('members see early help and its plan, and nothing else of the record', async () => {
    for (const who of [ravi, grace]) expect(await seen(who)).toEqual([...OF_HELP, 'plan'])
  })

  it('nobody else sees any of it: another agency, another authority, whoever was a member', async () => {
    const out = gained(await begin())
    await add(out, stranger)
    const member = (await as(ravi, (tx) => membersOf(tx, out))).find(({ name }) => name === 'PC Sethi')
    await as(ravi, (tx) => changeMembers(tx, ravi, out, { does: 'end', memberId: member?.id ?? '' }, NOW))
    for (const who of [stranger, elsewhere]) {
      for (const table of TABLES) {
        const { rows } = await as(who, (tx) => sql`select 1 from ${sql.table(table)} limit 1`.execute(tx))
        expect([table, rows.length]).toEqual([table, 0])
      }
    }
  })

  it.each([
    [
      'a member who does not lead changes the plan',
      () => grace,
      () => sql`update plan set we_want = 'x' where id = ${help?.planId}`,
    ],
    [
      'a lead gives the plan to another child',
      () => ravi,
      () => sql`update plan set child_id = gen_random_uuid() where id = ${help?.planId}`,
    ],
    [
      'a lead says which child it is',
      () => ravi,
      () => sql`update family_help set child_id = gen_random_uuid() where id = ${id}`,
    ],
    [
      'a lead turns the basis',
      () => ravi,
      () => sql`update shared_chronology set basis = 'section-47' where id = ${id}`,
    ],
    [
      'a member opens it to others',
      () => grace,
      () => sql`update shared_chronology set seats = '{a/b}' where id = ${id}`,
    ],
    [
      'anybody changes what was shared',
      () => ravi,
      () => sql`update shared_entry set words = 'x' where chronology_id = ${id}`,
    ],
    [
      'a stranger adds to it',
      () => stranger,
      () => sql`insert into shared_entry select authority, gen_random_uuid(), chronology_id,
       kind, title, words, happened_on, basis, said_by, said_by_role, ${stranger.agencyId}::uuid, agency_name, ${stranger.userId}::uuid, shared_at, recorded_at
       from (values ('990', ${id}::uuid, 'fact', 'x', 'x', '2026-03-01'::date, 'family-agreement', 'x', 'x', 'x', now(), now()))
         as t (authority, chronology_id, kind, title, words, happened_on, basis, said_by, said_by_role, agency_name, shared_at, recorded_at)`,
    ],
    [
      'a partner begins on another basis',
      () => stranger,
      () => sql`insert into shared_chronology
       (authority, id, child_as_given, basis, basis_words, from_on, seats, led_by, begun_by_name, begun_at)
       values ('990', gen_random_uuid(), '{}', 'section-47', 'x', '2026-03-01', array[acting_seat()], acting_seat(), 'x', now())`,
    ],
  ])('not even by raw SQL: %s', async (_, who, statement) => {
    const done = await as(who(), (tx) => statement().execute(tx)).then(
      ({ numAffectedRows }) => numAffectedRows,
      () => 0n,
    )
    expect(done).toBe(0n)
  })
})

describe('what a council shares', () => {
  let niamh: string
  beforeEach(async () => {
    niamh = await aChild(db, '990')
    await anOpenCase(db, council, [niamh])
  })
  const share = (over = {}, who: Actor = council.socialWorker) =>
    as(who, (tx) =>
      beginSharing(
        tx,
        who,
        {
          ...{ id: newId(), childId: niamh, basis: 'section-47', basisWords: 'Enquiry of 12 March', agreedBy: null },
          ...{ untilOn: addDays(systemClock.today(), 14), members: [memberOf(stranger)], ...over },
        },
        NOW,
      ),
    )

  it('begins on a basis, and is added to by police from their own seat, into the child’s chronology', async () => {
    expect(await share({ members: [] })).toEqual({ ok: false, refusal: 'nobody-chosen' })
    expect(await share({ basis: 'section-17-consent' })).toEqual({ ok: false, refusal: 'who-agreed' })
    expect(await share({ basisWords: '' })).toEqual({ ok: false, refusal: 'no-basis' })
    expect(await share({ untilOn: NOW.day })).toEqual({ ok: false, refusal: 'until-not-ahead' })
    for (const who of [council.reviewingOfficer, council.frontDoorManager])
      expect(await share({}, who)).toEqual({ ok: false, refusal: 'not-found' })
    const id = gained(await share())
    expect(
      await as(stranger, (tx) => addShared(tx, stranger, id, aSharedFact({ words: 'Called out twice.' }), NOW)),
    ).toMatchObject({ ok: true })
    expect(await as(stranger, (tx) => addShared(tx, stranger, id, aSharedFact({ words: ' ' }), NOW))).toMatchObject({
      refusal: 'nothing-written',
    })
    await tell(id)
    const [entry] = await as(council.socialWorker, (tx) => entriesAbout(tx, niamh, { limit: 5 }))
    expect(entry).toMatchObject({ title: 'Called out twice', saidBy: 'PC Sethi', stepId: id })
    expect(await as(council.socialWorker, (tx) => chronologiesOfChild(tx, niamh))).toHaveLength(1)
  })

  it('is closed to its members once its last day has passed, and to the council never', async () => {
    const id = gained(await share())
    await as(stranger, (tx) => addShared(tx, stranger, id, aSharedFact(), NOW))
    const later = aMoment(`${addDays(systemClock.today(), 30)}T10:00:00Z`)
    const look = (who: Actor) => as(who, (tx) => lookAtShared(tx, who, id, later))
    expect(gained(await look(stranger))).toMatchObject({ entries: [], mayWrite: false })
    expect(gained(await look(council.socialWorker)).entries).toHaveLength(1)

    // The rows themselves say so, by the day of the database.
    const entries = (who: Actor) =>
      as(who, (tx) => sql`select from shared_entry where chronology_id = ${id}`.execute(tx))
    expect((await entries(stranger)).rows).toHaveLength(1)
    const over = sql`update shared_chronology set until_on = ${NOW.day} where id = ${id}`
    await as(council.socialWorker, (tx) => over.execute(tx))
    expect((await entries(stranger)).rows).toEqual([])
    expect((await entries(council.socialWorker)).rows).toHaveLength(1)
    await expect(as(stranger, (tx) => addShared(tx, stranger, id, aSharedFact(), NOW))).rejects.toThrow('row-level')
  })

  it('lets a family help plan go on with a lead outside, who writes in the same plan', async () => {
    const hand = (over = {}) =>
      as(council.socialWorker, (tx) =>
        handToLead(
          tx,
          council.socialWorker,
          { ...agreed(), id: newId(), childId: niamh, lead: memberOf(ravi), ...over },
          NOW,
        ),
      )
    expect(await hand()).toEqual({ ok: false, refusal: 'no-family-help-plan' })
    await as(SYSTEM, (tx) => beginPlanStatus(tx, { childId: niamh, kind: 'family-help', fromOn: NOW.day }))
    expect(await hand({ lead: undefined })).toEqual({ ok: false, refusal: 'no-lead' })
    const id = gained(await hand())
    expect(await hand()).toEqual({ ok: false, refusal: 'led-already' })
    const plan = await as(ravi, (tx) => planOf(tx, niamh))
    expect(plan?.id).toBe((await as(SYSTEM, (tx) => familyHelpById(tx, id)))?.planId)
  })
})
