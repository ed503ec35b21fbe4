import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../testing/builders/case.ts'
import { aChild } from '../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase, execute } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { keepDraft } from '../../../entries/drafts/commands.ts'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import type { Connections } from '../../../platform/connections.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { beginPlanStatus, planOf } from '../queries.ts'
import { editPlanPage } from './edit-plan/page.ts'
import { planPage } from './plan/page.ts'
import { planHistoryPage } from './plan-history/page.ts'

let urls: Connections
let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    (server, acting) => {
      planPage(server, acting)
      planHistoryPage(server, acting)
      editPlanPage(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh])
  await inSeat(db, actor, (tx) =>
    beginPlanStatus(tx, {
      childId: niamh,
      kind: 'child-protection',
      category: 'NEG',
      fromOn: calendarDay('2026-03-10'),
    }),
  )
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const url = (rest = '') => `/children/${niamh}/plan${rest}`
const body = async (rest = '') => (await http.inject(url(rest))).body
const plan = () => inSeat(db, council.socialWorker, (tx) => planOf(tx, niamh))

/** The form as a browser would send it back untouched. */
async function asShown(): Promise<Record<string, string>> {
  const html = await body('/edit')
  const form = html.slice(html.indexOf(`action="${url('/edit')}"`), html.lastIndexOf('</form>'))
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => tag)
  const of = (tag: string, attribute: string) => new RegExp(` ${attribute}="([^"]*)"`).exec(tag)?.[1] ?? ''
  const sent = inputs.filter((tag) => !tag.includes('type="checkbox"') || tag.includes(' checked'))
  const areas = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)/g)]
  return Object.fromEntries([
    ...sent.map((tag) => [of(tag, 'name'), of(tag, 'value')] as const),
    ...areas.map(([, name = '', text = '']) => [name, text] as const),
  ])
}
const day = (name: string, date: string) => {
  const [year = '', month = '', of = ''] = date.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}
const typed = async () => ({
  ...(await asShown()),
  ...{ why: 'Hungry and in pain.', want: 'The tooth treated.', 'need-new': 'To be out of pain' },
  ...{ 'outcome-new-1': 'The tooth is treated', 'action-new-1-1': 'Ring the dentist', 'owner-new-1-1': 'Nan' },
  ...day('by-new-1-1', '2026-03-17'),
})

describe('the plan', () => {
  it('is written in one form, read as a whole, and an action is marked as done with one press', async () => {
    expect((await post(http, url('/edit'), await typed())).headers.location).toBe(url())
    const read = await body()
    for (const words of ['Child protection plan: neglect', 'To be out of pain', 'Ring the dentist', '2 days late']) {
      expect(read).toContain(words)
    }
    const action = /name="action" value="([^"]+)"/.exec(read)?.[1] ?? ''
    expect((await post(http, url(), { action, state: 'done' })).headers.location).toBe(url())
    expect(await body()).toContain('done 2 days late')
    const again = await post(http, url(), { action, state: 'stopped' })
    expect([again.statusCode, again.body.includes('Someone has marked this action already')]).toEqual([422, true])
  })

  it('is edited where it stands, with room for more in each part; sent twice it is added to once', async () => {
    await post(http, url('/edit'), await typed())
    const shown = await asShown()
    const [need] = (await plan())?.needs ?? []
    const [outcome] = need?.outcomes ?? []
    expect(shown).toMatchObject({ [`need-${need?.id}`]: 'To be out of pain', why: 'Hungry and in pain.' })
    const more = {
      ...{ ...shown, [`changed-${outcome?.id}`]: 'Seen on Monday', [`action-${outcome?.id}-1`]: 'Pay the bus' },
      ...{ [`owner-${outcome?.id}-1`]: 'Asha', ...day(`by-${outcome?.id}-1`, '2026-03-27') },
    }
    for (const _ of [1, 2]) expect((await post(http, url('/edit'), more)).statusCode).toBe(303)
    const [changed] = (await plan())?.needs[0]?.outcomes ?? []
    expect(changed).toMatchObject({ changed: 'Seen on Monday', byOn: null })
    expect(changed?.actions.map(({ what }) => what)).toEqual(['Ring the dentist', 'Pay the bus'])
  })

  it('asks for what is missing, and keeps what was typed', async () => {
    const { 'owner-new-1-1': _, ...without } = await typed()
    const answer = await post(http, url('/edit'), { ...without, 'need-new': '', 'by-new-1-1-day': '40' })
    expect(answer.statusCode).toBe(422)
    for (const words of [
      ...['Write who does it', 'Write what the child needs', 'Write by when it is done', 'href="#by-new-1-1-day"'],
      ...['Ring the dentist', 'The tooth is treated', 'Hungry and in pain.'],
    ]) {
      expect(answer.body).toContain(words)
    }
    expect((await post(http, url('/edit'), { ...(await typed()), why: '' })).body).toContain(
      'Write why we are involved',
    )
    expect((await plan())?.needs).toEqual([])
  })

  it('shows a writer what a colleague wrote meanwhile, with both in the form, and the next press keeps it as it is then', async () => {
    const mine = { ...(await typed()), want: 'Mine' }
    actor = council.teamManager
    await post(http, url('/edit'), { ...(await asShown()), why: 'Theirs', want: 'Theirs' })
    actor = council.socialWorker
    const told = await post(http, url('/edit'), mine)
    expect([told.statusCode, told.body.includes('Someone else kept words here while you wrote')]).toEqual([422, true])
    const opened = await body('/edit')
    for (const page of [told.body, opened]) {
      for (const words of ['Tom Llewellyn kept words here on', 'Theirs\n\nMine</textarea>'])
        expect(page).toContain(words)
    }
    const revision = /name="revision" value="([^"]+)"/.exec(told.body)?.[1] ?? ''
    expect((await post(http, url('/edit'), { ...mine, revision })).statusCode).toBe(303)
    expect((await plan())?.weWant).toBe('Mine')
  })

  it('shows a draft older than the plan beside it; a need that came since stays, and nothing of either is lost', async () => {
    const mine = { ...(await typed()), want: 'Mine' }
    await inSeat(db, actor, (tx) => keepDraft(tx, actor, `plan:${niamh}`, mine))
    actor = council.teamManager
    await post(http, url('/edit'), { ...(await asShown()), why: 'Theirs', want: 'Theirs', 'need-new': 'Sleep' })
    actor = council.socialWorker
    const opened = await body('/edit')
    for (const words of ['Tom Llewellyn kept words here on', 'Need: Sleep', 'Mine']) expect(opened).toContain(words)
    expect((await post(http, url('/edit'), await asShown())).statusCode).toBe(303)
    const kept = await plan()
    expect(kept?.weWant).toBe('Theirs\n\nMine')
    expect(kept?.needs.map(({ statement }) => statement).sort()).toEqual(['Sleep', 'To be out of pain'])
  })

  it('that there is not yet is said to be so', async () => {
    niamh = await aChild(db, '990')
    await anOpenCase(db, council, [niamh])
    expect(await body()).toContain('There is no plan yet')
    expect(await body('/edit')).toContain('No plan is open now')
    const answer = await post(http, url('/edit'), { why: 'Because', want: 'All of it' })
    expect([answer.statusCode, await plan()]).toEqual([422, undefined])
  })

  it('is not there for whoever does not work with the child', async () => {
    for (const other of [council.colleague, council.frontDoorManager, { ...council.socialWorker, authority: '991' }]) {
      actor = other
      for (const rest of ['', '/edit', '/history']) expect((await http.inject(url(rest))).statusCode).toBe(404)
      expect((await post(http, url('/edit'), { why: 'Mine' })).statusCode).toBe(404)
      expect((await post(http, url(), { action: niamh, state: 'done' })).statusCode).toBe(404)
    }
  })
})

describe('how the plan has changed', () => {
  const on = (date: string) => `/history?${new URLSearchParams(day('on', date))}`
  /** As if everything known of this plan so far had been known since that moment. */
  const knownSince = (at: string) =>
    execute(
      urls.owner,
      `do $$ begin
         perform public.act_as('990', null, null, 'council');
         update history.version set known = tstzrange('${at}', null)
          where upper_inf(known) and relation like 'plan%' and '${planId}' in (image ->> 'plan_id', image ->> 'id');
       end $$`,
    )
  let planId: string

  it('tells what was changed and by whom, and shows the plan as it stood at the end of a day', async () => {
    await post(http, url('/edit'), await typed())
    planId = (await plan())?.id ?? ''
    await knownSince('2026-03-11T09:00:00Z')
    const want = { want: 'No pain, and breakfast.', childView: 'I like the dentist.' }
    await post(http, url('/edit'), { ...(await asShown()), ...want })
    const told = await body('/history')
    for (const words of ['The plan was changed', 'Asha Verma', 'What we want: No pain, and breakfast.']) {
      expect(told).toContain(words)
    }
    const then = await body(on('2026-03-11'))
    for (const words of ['The plan on 11 March 2026', 'Child protection plan: neglect', 'Ring the dentist']) {
      expect(then).toContain(words)
    }
    expect(then.slice(then.indexOf('id="then"'), then.indexOf('id="changes"'))).not.toContain('No pain, and breakfast')
    expect(await body(on('2026-03-10'))).toContain('There was no plan on that day')
    expect(await body()).toContain('I like the dentist.')
  })

  it('asks for a day that has been', async () => {
    const answer = await http.inject(url(on('2026-03-20')))
    expect([answer.statusCode, answer.body.includes('Write a day until today')]).toEqual([422, true])
  })
})
