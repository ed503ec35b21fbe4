import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aCouncil, aPractitioner, type Council } from '../../../testing/builders/council.ts'
import { agreed, alfieAsGiven, aSharedFact, assessed, gained, memberOf } from '../../../testing/builders/family-help.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { receiveConcern } from '../contacts/commands.ts'
import { meetingById } from '../meetings/queries.ts'
import { writeFamilyHelpPlan } from '../plans/commands-family-help.ts'
import type { WritePlan } from '../plans/model.ts'
import { beginPlanStatus, planOf, planStatusesOf } from '../plans/queries.ts'
import { markOf } from '../plans/rules.ts'
import { addShared, endSharing, tellChildStory } from '../shared-chronology/commands.ts'
import { changeMembers } from '../shared-chronology/commands-members.ts'
import { addChronology, addSharedEntries } from '../shared-chronology/queries.ts'
import { askToLook, beginFamilyHelp, completeAssessment, recordTeamMeeting } from './commands.ts'
import { endFamilyHelp } from './commands-ending.ts'
import { lookAtHelp } from './commands-look.ts'
import { keepTeamMeetings, openFamilyHelp } from './commands-opening.ts'
import { addFamilyHelp, addTeamMeeting, familyHelpById } from './queries.ts'

const NOW = aMoment()
const SYSTEM = systemActor('990', 'test')
let db: Database
let council: Council
let ravi: Actor
let grace: Actor

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  const health = { agencyKind: 'health-visiting', agencyName: 'Aldermere Health Visiting' }
  ravi = await aPractitioner(council, { ...health, name: 'Ravi Menon', jobTitle: 'Health visitor' })
  grace = await aPractitioner(council)
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
describe('early help, begun by a health visitor', () => {
  let id: string
  beforeEach(async () => {
    id = gained(await begin())
  })

  it('begins once, with who agreed, when, and to sharing with whom; its child gets a record, a plan and a story', async () => {
    expect(await begin({ id })).toEqual({ ok: true, value: id })
    await as(ravi, (tx) => completeAssessment(tx, ravi, id, { id: newId(), content: assessed }, NOW))
    const help = await open(id)
    const childId = help?.childId ?? ''
    const [status] = await as(SYSTEM, (tx) => planStatusesOf(tx, [childId]))
    expect(status).toMatchObject({ kind: 'family-help', toOn: null })
    const story = await as(SYSTEM, (tx) => entriesAbout(tx, childId, { limit: 20 }))
    expect(story).toHaveLength(5)
    expect(story.find(({ kind }) => kind === 'child-words')).toMatchObject({
      ...{ title: 'What the child said', saidBy: 'Ravi Menon', stepKind: 'shared-chronology' },
      saidByRole: 'Health visitor, Aldermere Health Visiting',
    })
    await open(id)
    expect(await as(SYSTEM, (tx) => entriesAbout(tx, childId, { limit: 20 }))).toHaveLength(5)
  })

  it.each([
    ['no-name', { child: { ...alfieAsGiven, given: ' ' } }],
    ['no-birth-date', { child: { ...alfieAsGiven, birthDate: null } }],
    ['birth-date-wrong', { child: { ...alfieAsGiven, birthDate: calendarDay('1988-05-01') } }],
    ['postcode-wrong', { child: { ...alfieAsGiven, postcode: 'nowhere' } }],
    ['who-agreed', { agreedBy: ' ' }],
    ['agreed-to-what', { agreedTo: '' }],
    ['agreed-in-the-future', { agreedOn: addDays(NOW.day, 1) }],
  ])('does not begin with %s', async (refusal, over) => {
    expect(await begin(over)).toEqual({ ok: false, refusal })
  })

  it('has a plan that its lead writes from their own seat: the one living plan of the child', async () => {
    const { childId = '', planId = '' } = (await open(id)) ?? {}
    const [need, outcome] = [newId(), newId()]
    const act: WritePlan = {
      ...{ whyInvolved: 'He is not growing.', weWant: 'He grows.', contingency: '', childView: null, parentView: null },
      ...{ needs: [{ id: need, statement: 'To eat enough', ended: false }], before: '' },
      outcomes: [
        {
          id: outcome,
          needId: need,
          statement: 'Gains weight',
          byOn: null,
          changed: null,
          achieved: false,
          ended: false,
        },
      ],
      actions: [
        { id: newId(), outcomeId: outcome, what: 'Weigh him', ownerName: 'Ravi', byOn: NOW.day, stopped: false },
      ],
    }
    const plan = await as(ravi, (tx) => planOf(tx, childId ?? ''))
    const write = (who: Actor, before = markOf(plan)) =>
      as(who, (tx) => writeFamilyHelpPlan(tx, who, id, { ...act, before }, NOW))
    expect(await write(ravi, 'older')).toEqual({ ok: false, refusal: 'someone-else-wrote' })
    expect(await write(ravi)).toEqual({ ok: true, value: id })
    await add(id, grace)
    expect(await write(grace)).toEqual({ ok: false, refusal: 'not-found' })
    const stands = await as(council.teamManager, (tx) => planOf(tx, childId ?? ''))
    expect(stands).toMatchObject({ id: planId, weWant: 'He grows.', needs: [{ statement: 'To eat enough' }] })
    await tell(id)
    expect((await as(SYSTEM, (tx) => entriesAbout(tx, childId ?? '', { limit: 20 })))[0]?.title).toBe(
      'The plan was changed',
    )
    // Found by its words, though it was written from outside the council.
    const { rows } = await as(SYSTEM, (tx) =>
      sql<{
        n: number
      }>`select count(*)::int as n from search_text where source_id = ${planId} and text like '%grows%'`.execute(tx),
    )
    expect(rows[0]?.n).toBe(1)
  })

  it('is a meeting of the child once the team met', async () => {
    const meeting = { id: newId(), heldOn: NOW.day, agreed: 'Nursery from May.' }
    const people = [{ name: 'Kerry Calloway', role: 'Mum', agency: null }]
    await as(ravi, (tx) => recordTeamMeeting(tx, ravi, id, { ...meeting, people }, NOW))
    const { childId } = (await open(id)) ?? {}
    for (const _ of [1, 2]) await as(SYSTEM, (tx) => keepTeamMeetings(tx, id, NOW))
    const kept = await as(SYSTEM, (tx) => meetingById(tx, meeting.id))
    expect(kept).toMatchObject({ kind: 'team-around-the-family', heldOn: NOW.day, childIds: [childId] })
    expect(kept?.people).toHaveLength(1)
  })

  it('brings all that was written before its child was found into the record, however much it is', async () => {
    const facts = Array.from({ length: 201 }, () => ({ ...aSharedFact(), title: 'Weighed' }))
    const met = { heldOn: NOW.day, agreed: 'Nursery.', people: [{ name: 'Kerry Calloway', role: 'Mum', agency: null }] }
    await as(ravi, async (tx) => {
      await addSharedEntries(tx, ravi, { id, basis: 'family-agreement' }, facts, NOW.at)
      for (let at = 0; at < 51; at += 1) await addTeamMeeting(tx, ravi, id, { ...met, id: newId() })
    })
    const { childId } = (await open(id)) ?? {}
    await as(SYSTEM, (tx) => keepTeamMeetings(tx, id, NOW))
    const { rows } = await as(SYSTEM, (tx) =>
      sql<{ told: number; met: number }>`
        select (select count(*)::int from entry_about where person_id = ${childId} and happened_on = '2026-03-19') as told,
               (select count(*)::int from meeting where id in (select id from family_help_meeting where chronology_id = ${id})) as met`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ told: 201, met: 51 }])
  })

  it('asks children’s social care to look with all that was written, about the child of the record; and goes on', async () => {
    await as(ravi, (tx) => completeAssessment(tx, ravi, id, { id: newId(), content: assessed }, NOW))
    await as(ravi, (tx) => addShared(tx, ravi, id, aSharedFact(), NOW))
    const help = await open(id)
    const ask = (over = {}) => {
      const act = { id: newId(), reason: 'He lost weight.', immediateDanger: false, toldFamily: true, whyNotTold: null }
      return as(ravi, (tx) => askToLook(tx, ravi, id, { ...act, ...over }, NOW))
    }
    expect(await ask({ reason: ' ' })).toEqual({ ok: false, refusal: 'no-reason' })
    expect(await ask({ toldFamily: false })).toEqual({ ok: false, refusal: 'why-not-told' })
    expect(await ask({ toldFamily: false, whyNotTold: 'x'.repeat(20_001) })).toEqual({ ok: false, refusal: 'too-long' })
    const concernId = gained(await ask())
    expect(await ask()).toEqual({ ok: false, refusal: 'asked-already' })
    await as(SYSTEM, (tx) => receiveConcern(tx, SYSTEM, concernId))
    const contact = await as(council.frontDoorManager, (tx) =>
      tx
        .selectFrom('contact')
        .select(['childId', 'words', 'sourceCode'])
        .where('concernId', '=', concernId)
        .executeTakeFirst(),
    )
    expect(contact).toMatchObject({ childId: help?.childId, sourceCode: '3B' })
    for (const words of [
      'He is small for his age.',
      'Mum is tired.',
      'Dada gone',
      'Weighed 9.1 kg',
      'Kerry Calloway, Mum',
    ])
      expect(contact?.words).toContain(words)
    expect((await as(ravi, (tx) => lookAtHelp(tx, ravi, id, NOW))).ok).toBe(true)
  })

  it('says why it cannot be asked, where the child is not to be found by anything', async () => {
    const nameless = newId()
    const basis = { basis: 'family-agreement' as const, basisWords: 'Early help', agreedBy: 'Mum', untilOn: null }
    const asGiven = { ...alfieAsGiven, given: '-', family: '-' }
    const members = [{ ...memberOf(ravi), leads: true }]
    await as(ravi, async (tx) => {
      const begun = { id: nameless, childId: null, asGiven, ...basis, fromOn: NOW.day, members }
      await addChronology(tx, ravi, begun, NOW.at)
      const help = { begunOn: NOW.day, begunHow: 'agency' as const, childId: null, planId: null }
      await addFamilyHelp(tx, { id: nameless, chronologyId: nameless, ...help })
    })
    const act = { id: newId(), reason: 'He lost weight.', immediateDanger: false, toldFamily: true, whyNotTold: null }
    expect(await as(ravi, (tx) => askToLook(tx, ravi, nameless, act, NOW))).toEqual({ ok: false, refusal: 'no-child' })
  })

  it('closes to everyone when the family withdraws its agreement; the record keeps it, and the plan ends', async () => {
    await as(ravi, (tx) => addShared(tx, ravi, id, aSharedFact(), NOW))
    const { childId = '' } = (await open(id)) ?? {}
    expect(await as(ravi, (tx) => endSharing(tx, ravi, id, ' ', NOW))).toEqual({ ok: false, refusal: 'no-reason' })
    await as(ravi, (tx) => endSharing(tx, ravi, id, 'Mum no longer agrees', NOW))
    await as(SYSTEM, (tx) => endFamilyHelp(tx, id))
    const seen = gained(await as(ravi, (tx) => lookAtHelp(tx, ravi, id, NOW)))
    expect(seen).toMatchObject({
      isOpen: false,
      newest: [],
      plan: undefined,
      chronology: { endedWhy: 'Mum no longer agrees' },
    })
    expect(await as(ravi, (tx) => addShared(tx, ravi, id, aSharedFact(), NOW))).toEqual({
      ok: false,
      refusal: 'not-found',
    })
    expect(await as(ravi, (tx) => completeAssessment(tx, ravi, id, { id: newId(), content: assessed }, NOW))).toEqual({
      ok: false,
      refusal: 'not-standing',
    })
    expect(await as(SYSTEM, (tx) => entriesAbout(tx, childId ?? '', { limit: 5 }))).toHaveLength(1)
    const [status] = await as(SYSTEM, (tx) => planStatusesOf(tx, [childId ?? '']))
    expect(status).toMatchObject({ toOn: NOW.day, endReason: 'Mum no longer agrees' })
  })

  it('gives way when the plan becomes more in law: the lead writes in it no more', async () => {
    const { childId = '', planId } = (await open(id)) ?? {}
    await as(SYSTEM, (tx) => beginPlanStatus(tx, { childId: childId ?? '', kind: 'child-in-need', fromOn: NOW.day }))
    expect(await as(SYSTEM, (tx) => familyHelpById(tx, id))).toMatchObject({ planId, closedOn: NOW.day })
    expect(await as(ravi, (tx) => planOf(tx, childId ?? ''))).toBeUndefined()
  })
})
