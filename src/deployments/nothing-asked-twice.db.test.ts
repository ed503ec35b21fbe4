import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aWalk, type Walk } from '../../testing/asking/walk.ts'
import { aChild } from '../../testing/builders/child.ts'
import { aCouncil, aWorker, type Council } from '../../testing/builders/council.ts'
import { aMoment } from '../../testing/builders/moment.ts'
import { pagesOf, post } from '../../testing/builders/pages.ts'
import { aDatabase } from '../../testing/database.ts'
import type { Actor } from '../access/actor.ts'
import { deskInProcess } from '../child-index/desk/in-process.ts'
import { childIndexInProcess, type IndexDatabase } from '../child-index/in-process.ts'
import type { IndexDB } from '../child-index/schema.ts'
import type { Asks } from '../entries/drafts/pages/form-page/asks.ts'
import { dayFields } from '../entries/drafts/pages/form-page/form.ts'
import { systemClock } from '../platform/clock.ts'
import { type Database, openDatabase } from '../platform/db.ts'
import { openLog } from '../platform/log.ts'
import { ROOMS } from './rooms.ts'

const NOW = aMoment()
/** Forms about a child who may be anyone, of the index's operators or of a setting: nothing can be known before. */
const OF_NO_KNOWN_CHILD = /^\/(index|concerns|settings)\//

let db: Database
let index: IndexDatabase
let http: FastifyInstance
let council: Council
let actor: Actor
let walk: Walk
let niamh: string
let alfie: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  index = openDatabase<IndexDB>(urls.index, 2)
  council = await aCouncil(urls)
  const forms = new Map<string, Asks>()
  const parts = {
    ...{ db, clock: systemClock, log: openLog('silent'), origin: 'http://localhost' },
    ...{ index: childIndexInProcess(index), desk: deskInProcess(index) },
  }
  http = await pagesOf(
    db,
    () => actor,
    () => NOW,
    (server, acting) => {
      server.addHook('onRoute', ({ url, config }) => {
        if (config?.asks) forms.set(url, config.asks)
      })
      for (const room of ROOMS) room(server, acting, parts)
    },
  )
  walk = aWalk(http, forms, (who) => (actor = who))
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
})
afterAll(async () => {
  await http.close()
  await Promise.all([db.destroy(), index.destroy()])
})

const today = (name: string) => dayFields(name, NOW.day)
/** The button of an assessment that was pressed. */
const pressing = (button: string) => Object.fromEntries([['then', button]])
const MANY = { 'name-1': 'DC Lorna Whitby', 'role-1': 'Detective constable', 'agency-1': 'Police' }

describe('nothing is asked twice', () => {
  it('of a child whom we come to know, from the first contact to the end of the case', async () => {
    await throughTheFrontDoor()
    await assess()
    await protect()
    await write()
    await coverAndCorrect()
    await supervise()
    await end()
    expect(walk.unwalked().filter((path) => !OF_NO_KNOWN_CHILD.test(path))).toEqual([])
    expect(walk.untold()).toEqual([])
  }, 60_000)
})

async function throughTheFrontDoor(): Promise<void> {
  const { frontDoorManager, socialWorker, teamManager } = council
  const contact = await walk.fill(frontDoorManager, '/contacts/new', '/contacts/new', {
    ...{ given: 'Niamh', family: 'Calloway', ...today('birth'), postcode: 'AL4 2QR', words: 'Alone at night.' },
    ...{ when: 'today', who: 'saw', source: '1A', sourceName: 'A neighbour', danger: 'no', told: 'yes' },
  })
  await post(http, `${contact}/child`, { childId: niamh })
  const taken = { decision: 'referral', reason: 'Alone at night, in the cold.', siblings: [alfie] }
  const referral = await walk.fill(frontDoorManager, '/contacts/:id', contact, taken)
  const holder = `worker:${socialWorker.userId}`
  const response = { response: 'assessment', reason: 'What do they need?', holder }
  await walk.fill(frontDoorManager, '/referrals/:id', referral, response)
  const co = { role: 'co-worker', 'who-co-worker': `worker:${council.colleague.userId}` }
  await walk.fill(teamManager, '/children/:id/allocation', `/children/${niamh}/allocation`, co)
}

async function assess(): Promise<void> {
  const { socialWorker, teamManager } = council
  const url = await walk.stepOf(socialWorker, niamh, 'assessments')
  const words = { worries: 'Alone.', strengths: 'Nan.', childWords: 'I like pie.', analysis: 'It gets worse.' }
  const seen = { 'alone-#': 'yes', 'factors-#': ['21'], outcome: 'child-in-need-plan' }
  await walk.fill(socialWorker, '/assessments/:id', url, { ...words, ...pressing('keep') })
  await walk.fill(socialWorker, '/assessments/:id', url, { ...seen, ...pressing('submit') })
  await walk.fill(teamManager, '/assessments/:id/authorise', `${url}/authorise`, { decision: 'sign' })
}

async function protect(): Promise<void> {
  const { socialWorker, teamManager, conferenceChair } = council
  await walk.fill(socialWorker, '/children/:id/strategy-discussion', `/children/${niamh}/strategy-discussion`, {
    reason: 'Found alone at night, in the cold.',
    children: [niamh, alfie],
  })
  const discussion = await walk.stepOf(teamManager, niamh, 'strategy-discussions')
  const decided = { decision: 'section-47', reason: 'Harm is likely.', whoSees: 'Asha, today.' }
  await walk.fill(teamManager, '/strategy-discussions/:id', discussion, { ...MANY, ...decided })
  const signed = { name: 'signs-section-47-conclusion', value: 'team-manager', reason: 'Agreed.' }
  await walk.fill(await aWorker(council, 'administrator'), '/settings/signing', '/settings/signing', signed)
  const enquiry = await walk.stepOf(socialWorker, niamh, 'enquiries')
  await walk.fill(socialWorker, '/enquiries/:id', enquiry, {
    ...{ summary: 'Alone for five hours.', 'outcome-#': 'conference', 'alone-#': 'yes' },
    chair: conferenceChair.userId ?? '',
  })
  await walk.fill(teamManager, '/enquiries/:id/authorise', `${enquiry}/authorise`, { decision: 'sign' })
  const conference = await walk.stepOf(conferenceChair, niamh, 'conferences')
  await walk.fill(conferenceChair, '/conferences/:id', conference, {
    ...{ 'outcome-#': 'protection-plan', 'category-#': 'NEG', reason: 'Neglect is likely.' },
    contingency: 'Legal advice within a week.',
  })
}

async function write(): Promise<void> {
  const { socialWorker, teamManager } = council
  const of = (step: string) => `/children/${niamh}/${step}`
  const plan = { why: 'Alone at night.', want: 'Never alone.', childView: 'I want Mum.', parentView: 'I want help.' }
  await walk.fill(socialWorker, '/children/:id/plan/edit', of('plan/edit'), {
    ...plan,
    ...{ 'need-#': 'A warm home', 'outcome-#': 'Warm every day' },
  })
  await walk.fill(socialWorker, '/children/:id/plan/edit', of('plan/edit'), { want: 'Never alone at night.' })
  for (const _ of ['the first', 'the second']) {
    const visit = { 'seen-#': 'alone', summary: 'Warm today.', 'words-#': 'It is warm.' }
    await walk.fill(socialWorker, '/children/:id/visits/new', of('visits/new'), visit)
    await walk.fill(socialWorker, '/children/:id/core-groups/new', of('core-groups/new'), { agreed: 'Breakfast.' })
  }
  const entry = { what: 'She came to school.', kind: 'fact' }
  const written = await walk.fill(socialWorker, '/children/:id/write', of('write'), entry)
  const [, id] = written.split('#entry-')
  const right = { right: 'She came late.', why: 'Misread.' }
  await walk.fill(socialWorker, '/entries/:id/correct', `/entries/${id}/correct`, right)
  const worry = { kind: 'open-risk', howKnown: 'fact', title: 'Cold', statement: 'No heating.' }
  await walk.fill(socialWorker, '/children/:id/worries/new', of('worries/new'), worry)
  const open = await walk.stepOf(teamManager, niamh, 'worries')
  await walk.fill(socialWorker, '/worries/:id/close', open, { how: 'The heating works.' })
}

async function coverAndCorrect(): Promise<void> {
  const { socialWorker, colleague } = council
  const away = { covering: colleague.userId ?? '', ...today('to'), reason: 'Leave' }
  await walk.fill(socialWorker, '/cover', '/cover', away)
  await walk.fill(socialWorker, '/cover/:id/end', await linkOn('/cover', /\/cover\/[^"]+\/end/), {})
  const assessment = await linkOn(`/children/${niamh}/chronology`, /\/assessments\/[0-9a-f-]{36}/)
  const record = await linkOn(assessment, /\/records\/[^"]+\/correct/)
  await walk.fill(socialWorker, '/records/:id/correct', record, { what: 'Year 2, not 3.', why: 'The school said so.' })
}

async function supervise(): Promise<void> {
  const { teamManager, socialWorker } = council
  const said = { 'discussed-#': 'Warm now.', 'decision-#': 'Visit on a Friday.' }
  const of = (step: string) => `/children/${niamh}/${step}`
  await walk.fill(teamManager, '/children/:id/supervision/new', of('supervision/new'), said)
  const decided = { decision: 'Legal advice.', reason: 'Nights alone.' }
  await walk.fill(teamManager, '/children/:id/management-decision', of('management-decision'), decided)
  actor = socialWorker
  const supervision = await linkOn('/supervision', /\/supervisions\/[0-9a-f-]{36}/)
  await walk.fill(socialWorker, '/supervisions/:id', supervision, { words: 'And Nan.' })
}

/** The address of a link on a page, for whoever is signed in. */
async function linkOn(url: string, link: RegExp): Promise<string> {
  return new RegExp(`href="(${link.source})"`).exec((await http.inject(url)).body)?.[1] ?? ''
}

async function end(): Promise<void> {
  const { conferenceChair, socialWorker, teamManager } = council
  const review = await walk.stepOf(conferenceChair, niamh, 'conferences')
  const ended = { 'outcome-#': 'end', 'steps-down-#': 'yes', reason: 'Warm, fed, never alone.' }
  await walk.fill(conferenceChair, '/conferences/:id', review, ended)
  const of = (step: string) => `/children/${niamh}/plan/${step}`
  const less = { 'outcome-#': 'step-down', 'reason-#': 'Calm since Easter.', summary: 'Calm.' }
  await walk.fill(socialWorker, '/children/:id/plan/reviews/new', of('reviews/new'), less)
  await walk.fill(teamManager, '/children/:id/plan/decide', of('decide'), {})
  const why = { reason: 'RC8', summary: 'Safe.', lookAgain: 'she is hungry again' }
  await walk.fill(socialWorker, '/children/:id/closure/propose', `/children/${niamh}/closure/propose`, why)
  actor = teamManager
  const waits = await linkOn('/to-sign', /\/closures\/[^"]+\/authorise/)
  await walk.fill(teamManager, '/closures/:id/authorise', waits, { decision: 'hand-back', comment: 'And Dad?' })
  await walk.fill(teamManager, '/children/:id/closure', `/children/${niamh}/closure`, why)
}
