import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../testing/builders/case.ts'
import { aChild } from '../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../testing/builders/council.ts'
import { aMoment } from '../../testing/builders/moment.ts'
import { aNumberedChild, type NumberedChild } from '../../testing/builders/numbered-child.ts'
import { aDatabase, execute } from '../../testing/database.ts'
import { type Actor, systemActor } from '../access/actor.ts'
import { recordReturn, reportMissing } from '../casework/missing/commands.ts'
import { lookAtNotices } from '../casework/notifications/commands.ts'
import { openWorries } from '../casework/worries/queries.ts'
import type { ChildIndex } from '../child-index/contract.ts'
import type { Asked } from '../child-index/contract-asked.ts'
import { childIndexInProcess, type IndexDatabase } from '../child-index/in-process.ts'
import type { IndexDB } from '../child-index/schema.ts'
import { addDays } from '../kernel/calendar-day.ts'
import { addHours } from '../kernel/instant.ts'
import type { Connections } from '../platform/connections.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { answerPrompt, lookAtPrompt, lookAtWarnings } from './commands-answering.ts'
import { nightlyWarnings, sweepWarnings, warningTasks } from './jobs.ts'

// The database's own now: a fact is known from the day it was written down.
const NOW = aMoment(new Date().toISOString())
const CLOCK = { now: () => NOW.at, today: () => NOW.day }
let urls: Connections
let db: Database
let ofIndex: IndexDatabase
let index: ChildIndex
let council: Council
let niamh: string

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  ofIndex = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(ofIndex, { clock: CLOCK })
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh])
  await workedOff()
})
afterAll(() => Promise.all([db.destroy(), ofIndex.destroy()]))

const as = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, who, work)
const tell = (error: unknown) => {
  throw error
}
const tasks = () => warningTasks({ db, clock: CLOCK, index, tell })

/** Does what waits in the queue, and says for whom. */
async function workedOff(): Promise<readonly string[]> {
  const { rows } = await execute<{ payload: { authority: string; people: string } }>(
    urls.owner,
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'notice-warnings' order by j.id`,
  )
  await execute(urls.owner, 'select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))')
  for (const { payload } of rows) await tasks()['notice-warnings']?.(payload)
  return rows.flatMap(({ payload }) => payload.people.split(' '))
}

/** Goes missing so many hours ago, and is back an hour later. */
const goesMissing = (hoursAgo: number) =>
  as(council.socialWorker, async (tx) => {
    const [actor, id] = [council.socialWorker, newId()]
    const report = {
      ...{ id, childId: niamh, kind: 'missing' as const, missingFrom: addHours(NOW.at, -hoursAgo) },
      ...{ lastSeen: 'At the bus stop.', reportedBy: 'Kerry', policeReference: null, worry: 'Cold.', actions: null },
    }
    const back = { does: 'return', returnedAt: addHours(NOW.at, 1 - hoursAgo), foundWhere: 'At her nan’s.' } as const
    expect(await reportMissing(tx, actor, report, NOW)).toMatchObject({ ok: true })
    expect(await recordReturn(tx, actor, id, back, NOW)).toMatchObject({ ok: true })
  })

const asProgram = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, systemActor('990', 'test'), work)
const promptsOf = (childId = niamh) =>
  asProgram(async (tx) => {
    const { rows } = await sql<{ id: string; rule: string; state: string; putBefore: string | null; facts: number }>`
      select id, rule, state, put_before,
             (select count(*)::int from warning_evidence e where e.prompt_id = p.id) as facts
        from warning_prompt p where child_id = ${childId} order by noticed_at, id`.execute(tx)
    return rows
  })

describe('what is written down', () => {
  it('sets the rules to work, once an act; what they find is put before the worker, and more of it joins', async () => {
    await goesMissing(24 * 60)
    expect(await workedOff()).toEqual([niamh])
    expect(await promptsOf()).toEqual([])
    await goesMissing(24 * 30)
    await workedOff()
    const put = { rule: 'missing-again', state: 'waiting', putBefore: council.socialWorker.userId, facts: 2 }
    expect(await promptsOf()).toMatchObject([put])

    await tasks()['notice-warnings']?.({ authority: '990', people: niamh })
    expect(await sweepWarnings({ db, clock: CLOCK, tell }, '990')).toBe(0)
    await goesMissing(24)
    await workedOff()
    const prompts = await promptsOf()
    expect(prompts).toMatchObject([{ ...put, facts: 3 }])
    const worries = await as(council.socialWorker, (tx) => openWorries(tx, [niamh]))
    const words = expect.stringMatching(/Went missing.*Went missing.*Went missing/)
    expect(worries).toMatchObject([
      { id: prompts[0]?.id, kind: 'pattern-prompt', title: 'Missing again', statement: words },
    ])
    const told = await asProgram((tx) =>
      tx
        .selectFrom('notification')
        .select('userId')
        .where('stepId', '=', prompts[0]?.id ?? '')
        .execute(),
    )
    expect(told).toEqual([{ userId: council.socialWorker.userId }])
    const notices = await as(council.socialWorker, (tx) => lookAtNotices(tx, council.socialWorker, NOW))
    expect(notices.ok && notices.value.patterns.get(prompts[0]?.id ?? '')).toBe('Missing again')
  })

  it('is looked at in the night, though it fails for some children, or for a whole authority: the operators are told', async () => {
    for (const hours of [48, 24]) await goesMissing(hours)
    const told: unknown[] = []
    const telling = { db, tell: (error: unknown) => void told.push(error) }
    const lots = async (_: Tx, after: string | null) =>
      after === null ? ['nobody'] : after === 'nobody' ? [niamh] : []
    expect(await sweepWarnings({ ...telling, clock: CLOCK }, '990', { lots })).toBe(1)
    expect(told).toHaveLength(1)
    let asked = 0
    const once = () => {
      asked += 1
      if (asked === 1) throw new Error('once')
      return NOW.day
    }
    await nightlyWarnings({ ...telling, clock: { ...CLOCK, today: once } }, ['990', '990'])['sweep-warnings']?.({
      authority: '990',
    })
    expect([told.length, asked > 1]).toEqual([2, true])
  })

  it('cannot be forgotten: every table that says something of a child sets them to work', async () => {
    const { rows } = await execute<{ relation: string }>(
      urls.owner,
      `select c.relname as relation from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'noticed_when_put' order by 1`,
    )
    expect(rows.map(({ relation }) => relation)).toEqual([
      ...['assessment_child', 'closure', 'conference_child', 'contact', 'entry_about', 'episode', 'household_member'],
      ...['meeting_child', 'missing_episode', 'person', 'plan_review_child', 'plan_status', 'relationship'],
      ...['section_47_enquiry_child', 'serious_incident_child', 'transfer_child', 'visit_child', 'worry'],
    ])
  })
})

describe('a prompt', () => {
  const acted = { how: 'acted-on', words: 'Strategy discussion called for tomorrow.' } as const
  const look = (who: Actor, id: string) => as(who, (tx) => lookAtPrompt(tx, who, id, NOW))
  const answer = (who: Actor, id: string) => as(who, (tx) => answerPrompt(tx, who, id, acted, NOW))
  let id: string
  beforeEach(async () => {
    await goesMissing(48)
    await goesMissing(24)
    await workedOff()
    id = (await promptsOf())[0]?.id ?? ''
  })

  it('is there for the worker and the manager of the team, and for nobody else', async () => {
    const elsewhere = await aCouncil(urls, '991')
    const { socialWorker, teamManager, colleague, frontDoorManager, conferenceChair } = council
    for (const who of [socialWorker, teamManager]) expect((await look(who, id))?.evidence).toHaveLength(2)
    const analyst = await aWorker(council, 'analyst')
    const others = [
      colleague,
      frontDoorManager,
      conferenceChair,
      analyst,
      elsewhere.teamManager,
      await aPractitioner(council),
    ]
    for (const who of others) {
      expect([who.roles, await look(who, id)]).toEqual([who.roles, undefined])
      expect(await answer(who, id)).toEqual({ ok: false, refusal: 'not-found' })
    }
    expect((await look(socialWorker, id))?.putBeforeName).toBe('Asha Verma')
  })

  it('is answered once, with words; then the worry is closed, and the same facts are not said again', async () => {
    const { socialWorker, teamManager } = council
    const silent = { how: 'dismissed', words: ' ' } as const
    expect(await as(socialWorker, (tx) => answerPrompt(tx, socialWorker, id, silent, NOW))).toEqual({
      ok: false,
      refusal: 'nothing-written',
    })
    expect(await answer(socialWorker, id)).toMatchObject({ ok: true })
    expect(await answer(teamManager, id)).toEqual({ ok: false, refusal: 'already-answered' })
    expect(await as(socialWorker, (tx) => openWorries(tx, [niamh]))).toEqual([])
    await workedOff()
    await tasks()['notice-warnings']?.({ authority: '990', people: niamh })
    expect(await promptsOf()).toMatchObject([{ state: 'acted-on' }])
    await goesMissing(1)
    await workedOff()
    expect(await promptsOf()).toMatchObject([{ state: 'acted-on' }, { state: 'waiting', facts: 3 }])
    const known = (await look(socialWorker, id))?.past
    expect(known?.actedOn).toBeGreaterThanOrEqual(1)
  })

  it('goes on to whoever answers for the child when the one it was put before has left', async () => {
    const { socialWorker, teamManager } = council
    const night = nightlyWarnings({ db, clock: CLOCK, tell }, ['990'])['sweep-warnings']
    const until = async (day: string | null) => {
      const ends = 'update access.membership set to_on = $1 where user_id = $2'
      await execute(urls.owner, ends, [day, socialWorker.userId])
      await night?.({ authority: '990' })
    }
    await night?.({ authority: '990' })
    expect(await promptsOf()).toMatchObject([{ putBefore: socialWorker.userId }])
    await until(addDays(NOW.day, -1))
    expect(await promptsOf()).toMatchObject([{ putBefore: teamManager.userId }])
    const waiting = await as(teamManager, (tx) => lookAtWarnings(tx, teamManager))
    expect(waiting?.mine.map((prompt) => prompt.id)).toContain(id)
    await until(null)
    expect(await promptsOf()).toMatchObject([{ putBefore: socialWorker.userId }])
  })

  it('is counted for managers and administrators, by rule and version', async () => {
    const administrator = await aWorker(council, 'administrator')
    for (const who of [council.teamManager, administrator]) {
      const shown = await as(who, (tx) => lookAtWarnings(tx, who))
      expect(shown?.usefulness).toContainEqual(expect.objectContaining({ rule: 'missing-again', ruleVersion: 1 }))
    }
    const worker = await as(council.socialWorker, (tx) => lookAtWarnings(tx, council.socialWorker))
    expect(worker?.usefulness).toBeNull()
    expect(worker?.mine.map((prompt) => prompt.id)).toContain(id)
    const chair = council.conferenceChair
    expect(await as(chair, (tx) => lookAtWarnings(tx, chair))).toBeUndefined()
  })
})

describe('the index, followed', () => {
  const asked: Asked = { authority: '990', userId: null, role: 'practitioner', purpose: 'raising-a-concern' }
  const tell = (number: string, agencyMark: string, authority = '990') =>
    index.tellSealedConcern({
      asked: { ...asked, authority },
      concern: {
        ...{ reference: newId(), number, agencyKind: 'health', band: 'worried', untilOn: addDays(NOW.day, 90) },
        ...{ whomToRing: 'Named nurse, 01632 960456', agencyMark },
      },
    })
  /** What the feed holds back: it never goes beyond the oldest transaction under way, of any database of the server. */
  const heldBack = async () => {
    const { rows } = await execute<{ rows: number }>(
      urls.owner,
      `select count(*)::int as rows from child_index.feed where written_in >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
    )
    return rows[0]?.rows
  }
  const follow = async (authority = '990') => {
    await expect.poll(heldBack, { timeout: 10_000 }).toBe(0)
    await tasks()['follow-index']?.({ authority })
  }
  /** A child whom the index knows by a school's roll, and no record here. @returns the number */
  const onTheRoll = async (family: string): Promise<string> => {
    const names = [{ use: 'current' as const, given: 'Perdita', family }]
    const identity = {
      ...{ names, birthDate: NOW.day, sex: 'F' as const, birthDateKnown: 'exact' as const, expectedOn: null },
      ...{ addresses: [], identifiers: [], mother: null, multipleBirth: null },
    }
    const assertion = { node: '990/school-roll', localReference: newId(), version: 1, identity }
    const registered = await index.register({ asked: { ...asked, purpose: 'registering-a-child' }, assertion })
    return registered.ok ? registered.value.number : ''
  }
  const takesNumber = (id: string, number: string) =>
    asProgram((tx) => tx.updateTable('person').set({ indexNumber: number }).where('id', '=', id).execute())
  let child: NumberedChild
  let taken = 0
  const CHILDREN = [
    ['Ottilie', 'Brack', '2014-02-11'],
    ['Caradoc', 'Wynn', '2011-09-30'],
    ['Philippa', 'Dunmore', '2016-06-21'],
    ['Ezekiel', 'Tarrant', '2019-12-03'],
    ['Saoirse', 'Lindqvist', '2012-04-17'],
    ['Ludovic', 'Pashley', '2015-08-02'],
  ]
  beforeEach(async () => {
    const [given = '', family = '', birthDate = ''] = CHILDREN[taken] ?? []
    taken += 1
    child = await aNumberedChild({ db, index }, '990', { given, family, birthDate })
  })

  it('two agencies make one prompt before a manager, with whom to ring; one agency twice makes none', async () => {
    await tell(child.number, 'surgery')
    await tell(child.number, 'surgery')
    await follow()
    expect(await promptsOf(child.id)).toEqual([])
    await tell(child.number, 'school', '991')
    await follow()
    await follow()
    const prompts = await promptsOf(child.id)
    expect(prompts).toMatchObject([{ rule: 'two-agencies', putBefore: council.frontDoorManager.userId, facts: 2 }])
    const who = council.frontDoorManager
    const shown = await as(who, (tx) => lookAtPrompt(tx, who, prompts[0]?.id ?? '', NOW))
    expect(shown?.evidence[0]?.words).toBe('A health service, worried. Ring: Named nurse, 01632 960456')
  })

  it('of a child with a team it is put before its manager', async () => {
    await anOpenCase(db, council, [child.id])
    await tell(child.number, 'surgery')
    await tell(child.number, 'school')
    await follow()
    expect(await promptsOf(child.id)).toMatchObject([{ putBefore: council.teamManager.userId }])
  })

  it('a child in no record here is known by the number; registered later, the prompt is theirs', async () => {
    const number = await onTheRoll('Quill')
    await tell(number, 'surgery')
    await tell(number, 'school')
    await follow()
    const waiting = await as(council.frontDoorManager, (tx) => lookAtWarnings(tx, council.frontDoorManager))
    const own = waiting?.mine.find(({ indexNumber }) => indexNumber === number)
    expect(own).toMatchObject({ childId: null, childAsKnown: expect.stringContaining('Perdita Quill, born') })
    const id = await aChild(db, '990', { given: 'Perdita', family: 'Quill' })
    await takesNumber(id, number)
    await workedOff()
    expect(await promptsOf(id)).toMatchObject([{ id: own?.id, state: 'waiting', facts: 2 }])
    expect(await as(council.frontDoorManager, (tx) => openWorries(tx, [id]))).toMatchObject([{ id: own?.id }])
  })

  it('where one waits of the child and one of the number they come to have, the facts of both are one prompt', async () => {
    const number = await onTheRoll('Marsh')
    for (const one of [number, child.number]) {
      await tell(one, 'surgery')
      await tell(one, 'school')
    }
    await follow()
    const [own] = await promptsOf(child.id)
    expect(own).toMatchObject({ state: 'waiting', facts: 2 })
    await takesNumber(child.id, number)
    await workedOff()
    const prompts = await promptsOf(child.id)
    expect(prompts.map(({ state, facts }) => [state, facts])).toEqual(
      expect.arrayContaining([
        ['waiting', 4],
        ['joined', 2],
      ]),
    )
    await tell(number, 'police')
    await follow()
    expect((await promptsOf(child.id)).find(({ id }) => id === own?.id)).toMatchObject({ state: 'waiting', facts: 5 })
    const who = council.frontDoorManager
    const mine = (await as(who, (tx) => lookAtWarnings(tx, who)))?.mine ?? []
    expect(mine.filter(({ indexNumber }) => indexNumber === number)).toEqual([])
    const worries = await as(who, (tx) => openWorries(tx, [child.id]))
    expect(worries).toHaveLength(1)
  })

  it('an authority that is not responsible is prompted about nobody', async () => {
    await tell(child.number, 'surgery', '991')
    await tell(child.number, 'school', '991')
    await follow('991')
    await inSeat(db, systemActor('991', 'test'), async (tx) => {
      expect(await tx.selectFrom('warningPrompt').select('id').execute()).toEqual([])
    })
  })

  it('another authority that comes to know a child with an open case is noticed; one that knew them before is not', async () => {
    await anOpenCase(db, council, [child.id])
    await follow()
    expect(await promptsOf(child.id)).toEqual([])
    const { version } = await index.childByNumber({ asked, number: child.number }).then((found) => {
      if (!found.ok) throw new Error(found.refusal)
      return found.value
    })
    const passing = { number: child.number, from: '990', expectedVersion: version, to: '991' }
    expect(await index.changeResponsible({ asked, ...passing })).toMatchObject({ ok: true })
    await follow()
    expect(await promptsOf(child.id)).toMatchObject([{ rule: 'crossed-a-border', facts: 2 }])
  })
})
