import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { everyForm } from '../../testing/asking/every-form.ts'
import type { Walk } from '../../testing/asking/walk.ts'
import { aPractitioner, aWorker, type Council } from '../../testing/builders/council.ts'
import { aPicture } from '../../testing/builders/document-file.ts'
import { aMoment } from '../../testing/builders/moment.ts'
import { post } from '../../testing/builders/pages.ts'
import { type Actor, seatOf, systemActor } from '../access/actor.ts'
import { receiveAnswer } from '../concerns/sharing/commands.ts'
import { ledgerOf } from '../concerns/sharing/queries.ts'
import { dayFields } from '../entries/drafts/pages/form-page/form.ts'
import { saveIndexNumbers } from '../people/queries.ts'
import { type Database, inSeat, openDatabase } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { keepHolders } from '../story/network/commands.ts'
import { addPrompts } from '../warnings/queries.ts'
import { ROOMS } from './rooms.ts'

const NOW = aMoment()
/** Forms about a child who may be anyone, of the index's operators, of a team or a setting: nothing can be known before. */
const OF_NO_KNOWN_CHILD =
  /^\/(index|concerns|agency|agencies|family-help|asked|disagreements|settings|team|workers|returns)(\/|$)/

let http: FastifyInstance
let council: Council
let db: Database
let actAs: (who: Actor) => void
let walk: Walk
let niamh: string
let alfie: string
let kerry: string
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ http, db, council, actAs, walk, niamh, alfie, kerry, stop } = await everyForm(inject('server'), NOW, ROOMS))
})
afterAll(() => stop())

const today = (name: string) => dayFields(name, NOW.day)
/** The button of an assessment that was pressed. */
const pressing = (button: string) => Object.fromEntries([['then', button]])
const CAME = { 'presence-#': 'attended' }
const MANY = { 'name-1': 'DC Lorna Whitby', 'role-1': 'Detective constable', 'agency-1': 'Police' }

describe('nothing is asked twice', () => {
  it('of a child whom we come to know, from the first contact to the end of the case', async () => {
    await throughTheFrontDoor()
    await assess()
    await protect()
    await share()
    await write()
    await judge()
    await addDocuments()
    await warnWorkers()
    await readForOthers()
    await knowPeople()
    await coverAndCorrect()
    await supervise()
    await withdraw()
    await keepSafe()
    await atNight()
    await askOthers()
    await move()
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
  const kept = { keepWhy: 'about-someone-else', keepWords: 'Nan.' }
  await walk.fill(socialWorker, '/assessments/:id/keep-back', `${url}/keep-back`, kept)
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
  await walk.fill(teamManager, '/strategy-discussions/:id', discussion, { ...MANY, ...CAME, ...decided })
  const signed = { name: 'signs-section-47-conclusion', value: 'team-manager', reason: 'Agreed.' }
  await walk.fill(await aWorker(council, 'administrator'), '/settings/signing', '/settings/signing', signed)
  const enquiry = await walk.stepOf(socialWorker, niamh, 'enquiries')
  await walk.fill(socialWorker, '/enquiries/:id', enquiry, {
    ...{ summary: 'Alone for five hours.', 'outcome-#': 'conference', 'alone-#': 'yes' },
    chair: conferenceChair.userId ?? '',
  })
  await walk.fill(teamManager, '/enquiries/:id/authorise', `${enquiry}/authorise`, { decision: 'sign' })
  const meeting = await meet()
  const conference = await walk.stepOf(conferenceChair, niamh, 'conferences')
  await walk.fill(conferenceChair, '/conferences/:id', conference, {
    ...{ 'outcome-#': 'protection-plan', 'category-#': 'NEG', reason: 'Neglect is likely.' },
    ...{ contingency: 'Legal advice within a week.', ...CAME, 'core-group-#': 'yes' },
  })
  const minutes = { text: 'A plan is needed.', state: 'draft' }
  await walk.fill(conferenceChair, '/meetings/:id/minutes', `${meeting}/minutes`, minutes)
  await walk.fill(conferenceChair, '/meetings/:id/minutes', `${meeting}/minutes`, { state: 'send' })
}

/** The conference is planned, put off, someone more is asked, and one of them answers. */
async function meet(): Promise<string> {
  const { socialWorker } = council
  const meeting = await walk.fill(socialWorker, '/children/:id/meetings/new', `/children/${niamh}/meetings/new`, {
    kind: 'initial-conference',
    ...{ ...today('planned'), time: '14:30', place: 'Town hall', 'name-1': 'Grace Okafor', 'role-1': 'teacher' },
  })
  const later = { to: 'another-day', time: '15:30', reason: 'The room is taken.' }
  await walk.fill(socialWorker, '/meetings/:id/change', `${meeting}/change`, later)
  const nurse = { name: 'Ravi Shah', role: 'school nurse', agency: 'NHS Trust', contact: '01632 960114' }
  await walk.fill(socialWorker, '/meetings/:id/people/new', `${meeting}/people/new`, nurse)
  const { body } = await http.inject(meeting)
  const person = [...body.matchAll(/href="(\/meetings\/[^"]*\/people\/[0-9a-f-]{36})"/g)].at(-1)?.[1] ?? ''
  for (const answer of ['coming', 'apologies']) {
    await walk.fill(socialWorker, '/meetings/:id/people/:person', person, { answer })
  }
  await walk.fill(socialWorker, '/meetings/:id/people/:person/part', `${person}/part`, {})
  return meeting
}

/** What is known is shared with a nurse and a teacher, on a basis that ends. */
async function share(): Promise<void> {
  const { socialWorker } = council
  const [nurse, teacher] = [await aPractitioner(council), await aPractitioner(council)].map(seatOf)
  const why = { basis: 'section-47', words: 'The enquiry of March.', 'seat-1': nurse ?? '' }
  const shared = await walk.fill(socialWorker, '/children/:id/shared/new', `/children/${niamh}/shared/new`, why)
  await walk.fill(socialWorker, '/shared/:id', shared, { words: 'She was cold.', kind: 'fact' })
  const more = { does: 'add', seat: teacher ?? '' }
  await walk.fill(socialWorker, '/shared/:id/members', `${shared}/members`, more)
  await walk.fill(socialWorker, '/shared/:id/end', `${shared}/end`, { why: 'The enquiry is over.' })
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
  for (const summary of ['Warm today.', 'Warm the second time, too.']) {
    const visit = { 'seen-#': 'alone', summary, 'words-#': 'It is warm.' }
    await walk.fill(socialWorker, '/children/:id/visits/new', of('visits/new'), visit)
    await walk.fill(socialWorker, '/children/:id/core-groups/new', of('core-groups/new'), {
      ...{ agreed: `Breakfast. ${summary}`, ...CAME },
    })
  }
  const entry = { what: 'She came to school.', kind: 'fact' }
  const written = await walk.fill(socialWorker, '/children/:id/write', of('write'), entry)
  const [, id] = written.split('#entry-')
  const right = { right: 'She came late.', why: 'Misread.' }
  await walk.fill(socialWorker, '/entries/:id/correct', `/entries/${id}/correct`, right)
  const court = { title: 'For the hearing', purpose: 'court' }
  const begun = await walk.fill(socialWorker, '/children/:id/chronologies/new', of('chronologies/new'), court)
  const chronology = `/chronologies/${begun.split('?for=')[1]}`
  await post(http, `${chronology}/entries`, { entry: id ?? '' })
  await walk.fill(socialWorker, '/chronologies/:id', chronology, { 'why-#': 'The third time.' })
  const made = await walk.fill(socialWorker, '/children/:id/reports', of('reports'), { kind: 'conference' })
  await walk.fill(socialWorker, '/reports/:id', made, { recommendation: 'That there is a plan.' })
  const both = { what: 'They slept at Nan’s.', kind: 'fact', also: [alfie], 'part-#': 'In a bed of their own.' }
  const [, joint] = (await walk.fill(socialWorker, '/children/:id/write', of('write'), both)).split('#entry-')
  const out = `/entries/${joint}/not-part/${alfie}`
  await walk.fill(socialWorker, '/entries/:id/not-part/:child', out, { why: 'Alfie was with his father.' })
  const worry = { kind: 'open-risk', howKnown: 'fact', title: 'Cold', statement: 'No heating.' }
  await walk.fill(socialWorker, '/children/:id/worries/new', of('worries/new'), worry)
  const open = await walk.stepOf(teamManager, niamh, 'worries')
  await walk.fill(socialWorker, '/worries/:id/close', open, { how: 'The heating works.' })
}

/** A report that came, called by another name first; and one that was somebody else’s. */
async function addDocuments(): Promise<void> {
  const { socialWorker } = council
  const file = { name: 'report.txt', content: 'She reads well.' }
  const what = { kind: 'report', ...today('datedOn') }
  const add = (fromWhom: string) => {
    const url = `/children/${niamh}/documents/new`
    return walk.fill(socialWorker, '/children/:id/documents/new', url, { ...what, fromWhom }, file)
  }
  const right = { title: 'School report', why: 'So that others find it.' }
  await walk.fill(socialWorker, '/documents/:id/correct', `${await add('Fenwick Lane Primary')}/correct`, right)
  await walk.fill(socialWorker, '/documents/:id/withdraw', `${await add('The clinic')}/withdraw`, {
    why: 'Another child’s.',
  })
}

/** A photo of her, and a copy of what is written, for her to read. */
async function readForOthers(): Promise<void> {
  const { socialWorker, teamManager } = council
  const photo = { name: 'niamh.png', content: aPicture() }
  await walk.fill(socialWorker, '/children/:id/photo', `/children/${niamh}/photo`, {}, photo)
  const entry = await walk.fill(socialWorker, '/children/:id/write', `/children/${niamh}/write`, {
    what: 'Tea.',
    kind: 'fact',
  })
  const deciding = `/entries/${entry.split('#entry-')[1]}/copies`
  await walk.fill(socialWorker, '/entries/:id/copies', deciding, { verdict: 'give', why: 'She said so.' })
  const list = `/children/${niamh}/copies`
  const copy = await walk.fill(socialWorker, '/children/:id/copies', list, { whose: 'child', language: 'en' })
  await walk.fill(teamManager, '/children/:id/copies/:copy', copy, { decision: 'release' })
  await walk.fill(socialWorker, '/children/:id/copies/:copy/give', `${copy}/give`, {})
}

/** What is thought of her, what it rests on, and what is not known. */
async function judge(): Promise<void> {
  const { socialWorker } = council
  const of = (step: string) => `/children/${niamh}/${step}`
  const entry = await walk.fill(socialWorker, '/children/:id/write', of('write'), { what: 'No coat.', kind: 'fact' })
  const [, id = ''] = entry.split('#entry-')
  const danger = { kind: 'danger-statement', statement: 'She is cold.', harm: 'She could fall ill.' }
  const judged = await walk.fill(socialWorker, '/children/:id/judgements/new', of('judgements/new'), danger)
  await walk.fill(socialWorker, '/evidence/:id', judged, { entries: [id], weighs: 'for' })
  await walk.fill(socialWorker, '/entries/:id/correct', `/entries/${id}/correct`, {
    right: 'A thin coat.',
    why: 'Seen.',
  })
  await walk.fill(socialWorker, '/evidence/:id/read-again', `${judged}/read-again`, { finding: 'stands' })
  const citation = await linkOn(judged, /\/citations\/[^"]+\/remove/)
  await walk.fill(socialWorker, '/citations/:id/remove', citation, { why: 'It was her sister.' })
  const change = judged.replace('evidence', 'judgements')
  await walk.fill(socialWorker, '/judgements/:id', change, { statement: 'She is often cold.' })
  const given = { number: '4', askedOf: 'Nan', why: 'It is warmer.' }
  const scale = { statement: 'How warm is it?', worst: 'Frozen', best: 'Warm', ...given }
  const scaled = await walk.fill(socialWorker, '/children/:id/scales/new', of('scales/new'), scale)
  await walk.fill(socialWorker, '/judgements/:id/scale', `${scaled.replace('evidence', 'judgements')}/scale`, given)
  const question = { question: 'Who pays for the heating?' }
  await walk.fill(socialWorker, '/children/:id/not-known/new', of('not-known/new'), question)
  const answered = { answer: 'Nan does.', kind: 'fact' }
  await walk.fill(socialWorker, '/not-known/:id', await linkOn(of('evidence'), /\/not-known\/[0-9a-f-]{36}/), answered)
  const put = { entries: [id], dimensions: ['housing'] }
  await walk.fill(socialWorker, '/children/:id/framework/entries', of('framework/entries'), put)
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

/** A second strategy discussion, called by mistake. */
async function withdraw(): Promise<void> {
  const { socialWorker, teamManager } = council
  const of = (step: string) => `/children/${niamh}/${step}`
  const called = { reason: 'Heard of it twice.', children: [niamh] }
  await walk.fill(socialWorker, '/children/:id/strategy-discussion', of('strategy-discussion'), called)
  actAs(teamManager)
  const [, step = ''] = /name="step"[^>]* value="([^"]+)"/.exec((await http.inject(of('withdraw'))).body) ?? []
  await walk.fill(teamManager, '/children/:id/withdraw', of('withdraw'), { step, why: 'It was the same call.' })
}

/** Who is around her: a risk, a tie, a home, a death, and a place. */
async function knowPeople(): Promise<void> {
  const { socialWorker } = council
  const of = (part: string) => `/people/${kerry}/${part}`
  const worry = { kind: 'risk-adult', person: kerry, howKnown: 'fact', title: 'May be a risk', statement: 'Hit her.' }
  await walk.fill(socialWorker, '/children/:id/worries/new', `/children/${niamh}/worries/new`, worry)
  await walk.fill(socialWorker, '/people/:id/risk', of('risk'), { outcome: 'still', 'managed-by': 'Tom Llewellyn' })
  const tie = await linkOn(`/people/${kerry}`, new RegExp(`/people/${kerry}/ties/[0-9a-f-]+`))
  await walk.fill(socialWorker, '/people/:id/ties/:tie', tie, { words: 'Mum' })
  const home = { home: 'elsewhere', lines: '2 Quay Street' }
  await walk.fill(socialWorker, '/people/:id/home', of('home'), home)
  await walk.fill(socialWorker, '/people/:id/death', of('death'), today('died'))
  const there = { kind: 'park', name: 'The Rec', known: 'Older boys.', words: 'after school' }
  const place = await walk.fill(socialWorker, '/children/:id/places/new', `/children/${niamh}/places/new`, there)
  const brother = { which: alfie, words: 'with Niamh' }
  await walk.fill(socialWorker, '/places/:id/children/new', `${place}/children/new`, brother)
  const { body } = await http.inject(`${place}/entries/new`)
  const [, entries = ''] = /name="entries"[^>]*value="([0-9a-f-]+)"/.exec(body) ?? []
  await walk.fill(socialWorker, '/places/:id/entries/new', `${place}/entries/new`, { entries })
  await walk.fill(socialWorker, '/places/:id/review', `${place}/review`, { known: 'Lights now.' })
  const described = { ethnicity: 'WBRI', disabilities: ['NONE'], upnUnknown: 'UN4' }
  await walk.fill(council.socialWorker, '/children/:id/about', `/children/${niamh}/about`, described)
}

async function supervise(): Promise<void> {
  const { teamManager, socialWorker } = council
  const said = { 'discussed-#': 'Warm now.', 'decision-#': 'Visit on a Friday.' }
  const of = (step: string) => `/children/${niamh}/${step}`
  await walk.fill(teamManager, '/children/:id/supervision/new', of('supervision/new'), said)
  const decided = { decision: 'Legal advice.', reason: 'Nights alone.' }
  await walk.fill(teamManager, '/children/:id/management-decision', of('management-decision'), decided)
  actAs(socialWorker)
  const supervision = await linkOn('/supervision', /\/supervisions\/[0-9a-f-]{36}/)
  await walk.fill(socialWorker, '/supervisions/:id', supervision, { words: 'And Nan.' })
}

/** The address of a link on a page, for whoever is signed in. */
async function linkOn(url: string, link: RegExp): Promise<string> {
  return new RegExp(`href="(${link.source})"`).exec((await http.inject(url)).body)?.[1] ?? ''
}

async function keepSafe(): Promise<void> {
  const { socialWorker, teamManager } = council
  const of = (step: string) => `/children/${niamh}/${step}/new`
  await walk.fill(socialWorker, '/children/:id/immediate-protection/new', of('immediate-protection'), {
    ...{ kind: 'police-protection', children: [niamh, alfie], ...today('began'), 'began-time': '06:00' },
    ...{ madeBy: 'PC Dunmore', reason: 'Alone at night.', place: 'With Nan.' },
  })
  const protection = await walk.stepOf(socialWorker, niamh, 'immediate-protection')
  const ended = { does: 'end', endReason: 'ended-early', whatNext: 'Nan stays with them.' }
  await walk.fill(socialWorker, '/immediate-protection/:id', protection, ended)
  await walk.fill(socialWorker, '/children/:id/missing/new', of('missing'), {
    ...{ kind: 'missing', ...today('from'), 'from-time': '08:00', lastSeen: 'At the bus stop.', police: 'AL 77' },
    ...{ reportedBy: 'Kerry Calloway', worry: 'She may be with Darren.', actions: 'Police look.' },
  })
  const episode = await walk.stepOf(socialWorker, niamh, 'missing')
  await walk.fill(socialWorker, '/missing/:id', episode, { does: 'return', foundWhere: 'At school.' })
  const heard = { does: 'interview', interviewer: 'Ola Brandt', independent: 'yes', words: 'I ran.', learned: 'Fear.' }
  await walk.fill(socialWorker, '/missing/:id', episode, heard)
  const acted = { does: 'acted-on', done: 'Police and school know whom to ring.' }
  await walk.fill(socialWorker, '/prompts/:id', await aPrompt(), acted)
  const happened = { harm: 'seriously-harmed', suspicion: 'suspected', ...today('happened'), what: 'A burn.' }
  const incident = await walk.fill(teamManager, '/children/:id/incidents/new', of('incidents'), happened)
  const panel = { does: 'notify', reference: 'SIN 4401' }
  await walk.fill(teamManager, '/incidents/:id', incident, panel)
}

/** A published rule that found something, put before whoever works with Niamh. */
async function aPrompt(): Promise<string> {
  const [db, id] = [openDatabase(council.urls.app, 1), newId()]
  const about = { childId: niamh, indexNumber: null, childAsKnown: null, putBefore: null }
  const prompt = { id, rule: 'missing-again' as const, ruleVersion: 1, noticedOn: NOW.day, noticedAt: NOW.at, ...about }
  await inSeat(db, systemActor('990', 'test'), (tx) => addPrompts(tx, [prompt], new Map()))
  await db.destroy()
  return `/prompts/${id}`
}

async function move(): Promise<void> {
  const { socialWorker, teamManager } = council
  await walk.fill(socialWorker, '/children/:id/transfers/new', `/children/${niamh}/transfers/new`, {
    ...{ direction: 'out', children: [niamh], other: '991', worker: 'Sam Pike', stays: 'no', ...today('moved') },
    reason: 'Six weeks with her aunt.',
  })
  const transfer = await walk.stepOf(socialWorker, niamh, 'transfers')
  await walk.fill(socialWorker, '/transfers/:id', transfer, { does: 'accept', acceptedWhy: 'We visit her here.' })
  await walk.fill(teamManager, '/transfers/:id', transfer, { does: 'complete' })
}

async function end(): Promise<void> {
  const { conferenceChair, socialWorker, teamManager } = council
  const review = await walk.stepOf(conferenceChair, niamh, 'conferences')
  const ended = { ...CAME, 'outcome-#': 'end', 'steps-down-#': 'yes', reason: 'Warm, fed, never alone.' }
  await walk.fill(conferenceChair, '/conferences/:id', review, ended)
  const of = (step: string) => `/children/${niamh}/plan/${step}`
  const less = { ...CAME, 'outcome-#': 'step-down', 'reason-#': 'Calm since Easter.', summary: 'Calm.' }
  await walk.fill(socialWorker, '/children/:id/plan/reviews/new', of('reviews/new'), less)
  await walk.fill(teamManager, '/children/:id/plan/decide', of('decide'), {})
  const lead = { lead: seatOf(await aPractitioner(council)), agreedBy: 'Mum', ...today('agreed'), agreedTo: 'Help.' }
  await walk.fill(socialWorker, '/children/:id/family-help/new', `/children/${niamh}/family-help/new`, lead)
  const why = { reason: 'RC7', summary: 'Safe.', lookAgain: 'she is hungry again' }
  await walk.fill(socialWorker, '/children/:id/closure/propose', `/children/${niamh}/closure/propose`, why)
  actAs(teamManager)
  const waits = await linkOn('/to-sign', /\/closures\/[^"]+\/authorise/)
  await walk.fill(teamManager, '/closures/:id/authorise', waits, { decision: 'hand-back', comment: 'And Dad?' })
  await walk.fill(teamManager, '/children/:id/closure', `/children/${niamh}/closure`, why)
}

/** Nobody who holds her is there: her record is opened with a reason, and a manager looks at that the next day. */
async function atNight(): Promise<void> {
  const why = { code: 'police-asked', reason: 'Police found her alone at the station.' }
  const [night, head] = [await aWorker(council, 'emergency-duty-worker'), await aWorker(council, 'service-manager')]
  await walk.fill(night, '/children/:id/break-glass', `/children/${niamh}/break-glass`, why)
  actAs(head)
  const { body } = await http.inject('/reviews/break-glass')
  const opened = /href="(\/reviews\/break-glass\/[0-9a-f-]{36})"/.exec(body)?.[1] ?? ''
  await walk.fill(head, '/reviews/break-glass/:id', opened, { review: 'proper' })
}

/** Who leads is written down, and a nurse is asked for what she knows. */
async function askOthers(): Promise<void> {
  const { socialWorker } = council
  const lead = { name: 'Ravi Menon', role: 'Health visitor', agency: 'NHS Trust', contact: '01632 960187' }
  await walk.fill(socialWorker, '/children/:id/lead', `/children/${niamh}/lead`, lead)
  const nurse = { authority: '991', kind: 'involvement', reference: newId(), name: 'School nurse' } as const
  const askId = newId()
  await inSeat(db, socialWorker, async (tx) => {
    await saveIndexNumbers(tx, [{ id: niamh, number: '2222222222', state: 'confirmed' }])
    await keepHolders(tx, socialWorker, askId, [{ ...nurse, agency: 'NHS Trust', whomToRing: '01632 960114' }])
  })
  const asked = { purpose: 'To know if she is safe', asked: 'What did you see?', basis: 'section-47' }
  await walk.fill(socialWorker, '/children/:id/ask/:ask', `/children/${niamh}/ask/${askId}`, asked)
  const system = systemActor('990', 'test')
  await inSeat(db, system, async (tx) => {
    const requestId = (await ledgerOf(tx, niamh)).requests[0]?.id ?? ''
    const route = { toAuthority: '990', fromAuthority: '991', number: '2222222222', agency: 'NHS Trust' }
    const by = { answeredByName: 'Ravi Menon', answeredByTitle: 'School nurse', answeredAt: NOW.at, basis: null }
    const said = { outcome: 'nothing-held', reason: null, parts: [] } as const
    await receiveAnswer(tx, system, { id: newId(), requestId, ...route, ...by, ...said }, NOW.at)
  })
  await walk.fill(socialWorker, '/children/:id/outcome', `/children/${niamh}/outcome`, { words: 'Help began.' })
}

/** Workers are warned about her mother, and the manager approves it. */
async function warnWorkers(): Promise<void> {
  const { socialWorker, teamManager } = council
  const why = { about: kerry, title: 'Visit in pairs', reason: 'She shouted.', howKnown: 'fact', told: 'no' }
  const warned = { ...why, whyNot: 'It would make it worse.' }
  const path = `/children/${niamh}/warning-notes/new`
  const note = await walk.fill(socialWorker, '/children/:id/warning-notes/new', path, warned)
  await walk.fill(teamManager, '/warning-notes/:id', note, { outcome: 'approved', words: 'Agreed.' })
}
