import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase, type OpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aConference } from '../../../testing/builders/conference.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aWorry } from '../../../testing/builders/story.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { relationshipsWithChild } from '../../access/queries.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { recordConference } from '../conferences/commands.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { openDues, refreshDues } from '../dues/queries.ts'
import { callStrategyDiscussion, recordStrategyDiscussion } from '../enquiries/commands.ts'
import { concludeEnquiry } from '../enquiries/commands-conclusion.ts'
import { episodesOf } from '../episodes/queries.ts'
import { beginPlanStatus, planStatusesOf } from '../plans/queries.ts'
import { addWorry, openWorries } from '../worries/queries.ts'
import { closeCase } from './commands.ts'
import type { CloseCase } from './model.ts'
import { lastClosure } from './queries.ts'

const NOW = aMoment()
const CLOSE: CloseCase = {
  ...{ closedOn: NOW.day, reasonCode: 'RC7', summary: 'Breakfast every day since January.' },
  lookAgainIf: 'school sees her hungry two days running',
}
let db: Database
let council: Council
let niamh: string
let alfie: string
let open: OpenCase

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  open = await anOpenCase(db, council, [niamh, alfie])
})
afterAll(() => db.destroy())

const within = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.teamManager, work)
const close = (actor: Actor, act: Partial<CloseCase> = {}, child = niamh) =>
  inSeat(db, actor, (tx) => closeCase(tx, actor, child, { ...CLOSE, ...act }, NOW))
const planned = (kind: 'child-in-need' | 'child-protection') =>
  within(async (tx) => {
    const category = kind === 'child-protection' ? ('NEG' as const) : null
    await beginPlanStatus(tx, { childId: niamh, kind, category, fromOn: calendarDay('2026-03-10') })
    await refreshDues(tx, [niamh], NOW.holidays)
  })

describe('closing a case', () => {
  it('ends the episode, the plan’s status and its clocks, and nobody holds the child any more', async () => {
    await planned('child-in-need')
    expect(await close(council.teamManager)).toMatchObject({ ok: true })
    expect(await within((tx) => episodesOf(tx, [niamh]))).toMatchObject([{ closedOn: NOW.day, closureReason: 'RC7' }])
    expect(await within((tx) => planStatusesOf(tx, [niamh]))).toMatchObject([{ toOn: NOW.day }])
    expect(await within((tx) => openDues(tx, [niamh], 20))).toEqual([])
    for (const worker of [council.socialWorker, council.teamManager]) {
      const standing = await within((tx) => relationshipsWithChild(tx, worker, niamh, NOW.day))
      expect([...(standing ?? [])]).toEqual([])
    }
  })

  it('keeps why, and what would make us look again, beside the decision and in the story', async () => {
    const closed = await close(council.teamManager)
    expect(await within((tx) => lastClosure(tx, niamh))).toMatchObject(CLOSE)
    const decisions = await within((tx) => decisionsOfStep(tx, closed.ok ? closed.value.id : ''))
    expect(decisions).toMatchObject([{ choice: 'close', decidedByName: 'Tom Llewellyn' }])
    const [entry] = await within((tx) => entriesAbout(tx, niamh, { limit: 1 }))
    expect(entry).toMatchObject({
      title: 'The case was closed: services ended: no longer in need, or another reason',
      saidBy: 'Tom Llewellyn',
      significant: true,
    })
  })

  it('leaves no worry open that nobody watches; each keeps why it was closed', async () => {
    await within((tx) => addWorry(tx, aWorry(niamh, { title: 'Hungry at school' }), null, []))
    await close(council.teamManager)
    expect(await within((tx) => openWorries(tx, [niamh]))).toEqual([])
    const worry = await within((tx) =>
      tx.selectFrom('worry').selectAll().where('childId', '=', niamh).executeTakeFirst(),
    )
    expect(worry).toMatchObject({ closedOn: NOW.day, closedHow: expect.stringMatching(/^The case was closed: /) })
    const [entry] = await within((tx) => entriesAbout(tx, niamh, { limit: 1 }))
    expect(JSON.stringify(entry?.body)).toContain('Worries that were open until then: Hungry at school.')
  })

  it('of one child leaves the brother’s case open', async () => {
    await close(council.teamManager)
    expect(await within((tx) => episodesOf(tx, [alfie]))).toMatchObject([{ closedOn: null }])
    expect(await within((tx) => lastClosure(tx, alfie))).toBeUndefined()
  })

  it('waits for the end of a child protection plan, and nothing is written', async () => {
    await planned('child-protection')
    expect(await close(council.teamManager)).toEqual({ ok: false, refusal: 'protection-plan-open' })
    expect(await within((tx) => episodesOf(tx, [niamh]))).toMatchObject([{ closedOn: null }])
  })

  it('waits while a conference is awaited, an enquiry open or a strategy discussion called; the brother’s can close', async () => {
    const refused = { ok: false, refusal: 'step-still-open' }
    const id = newId()
    await inSeat(db, council.socialWorker, (tx) =>
      callStrategyDiscussion(tx, council.socialWorker, { id, childIds: [niamh], reason: 'A burn.' }, NOW),
    )
    expect(await close(council.teamManager)).toEqual(refused)
    const took = { name: 'DC Lorna Whitby', role: 'Police', agency: null, view: null }
    const held = {
      heldOn: NOW.day,
      tookPart: [took],
      decision: 'section-47',
      reason: 'A burn.',
      whoSees: 'Asha',
    } as const
    const recorded = await within((tx) => recordStrategyDiscussion(tx, council.teamManager, id, held, NOW))
    expect(await close(council.teamManager)).toEqual(refused)
    const enquiryId = (recorded.ok && recorded.value.enquiryId) || 'none'
    const children = [{ childId: niamh, outcome: 'conference', seenOn: null, seenAlone: null } as const]
    const found = { concludedOn: NOW.day, summary: 'A burn.', children, chairId: council.conferenceChair.userId }
    await inSeat(db, council.socialWorker, (tx) => concludeEnquiry(tx, council.socialWorker, enquiryId, found, NOW))
    expect(await close(council.teamManager)).toEqual(refused)
    expect(await close(council.teamManager, {}, alfie)).toMatchObject({ ok: true })
  })

  it('and a conference that begins a plan, at one moment, never leave a plan without a case', async () => {
    const conference = await aConference(db, council, { ...open, childIds: [niamh] })
    const act = {
      ...{ heldOn: NOW.day, reason: 'She goes without meals.', contingency: '' },
      attended: [
        { name: 'Joel', role: 'father', agency: null, presence: 'attended', view: null, dissents: false } as const,
      ],
      children: [
        { childId: niamh, outcome: 'protection-plan', category: 'NEG', view: null, stepsDown: false } as const,
      ],
    }
    const chair = council.conferenceChair
    const [held, closed] = await Promise.all([
      inSeat(db, chair, (tx) => recordConference(tx, chair, conference, act, NOW)),
      close(council.teamManager),
    ])
    expect([held.ok, closed.ok]).toEqual([true, false])
    expect(await within((tx) => episodesOf(tx, [niamh]))).toMatchObject([{ closedOn: null }])
    expect(await within((tx) => planStatusesOf(tx, [niamh]))).toMatchObject([{ toOn: null }])
  })

  it('twice at once happens once', async () => {
    const both = await Promise.all([close(council.teamManager), close(council.teamManager)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const closures = await within((tx) => tx.selectFrom('closure').select('id').where('childId', '=', niamh).execute())
    expect(closures).toHaveLength(1)
  })

  it('is whole or not at all', async () => {
    const broken = inSeat(db, council.teamManager, async (tx) => {
      await closeCase(tx, council.teamManager, niamh, CLOSE, NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect(await within((tx) => episodesOf(tx, [niamh]))).toMatchObject([{ closedOn: null }])
    expect(await within((tx) => entriesAbout(tx, niamh, { limit: 5 }))).toEqual([])
  })

  it.each(ROLES.filter((role) => role !== 'system'))('who may close it: %s', async (role) => {
    const actor = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    expect((await close(actor)).ok).toBe(role === 'team-manager')
  })

  it('is not there for the child’s own worker, another team’s manager or another authority', async () => {
    const others = [
      council.socialWorker,
      await aWorker(council, 'team-manager', { team: 'assessment' }),
      { ...council.teamManager, authority: '991' },
    ]
    for (const actor of others) expect(await close(actor)).toEqual({ ok: false, refusal: 'not-found' })
  })
})
