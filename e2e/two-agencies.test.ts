import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { calendarDay } from '../src/kernel/calendar-day.ts'
import { inSeat } from '../src/platform/db.ts'
import { type Someone, signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { comesTo, type Kept, keepConcern, rowsThatSay, seatOf } from './concerns.ts'
import { aChildToMeet } from './journey.ts'
import { type Child, panel, words } from './page.ts'

const WHO = { family: 'Marwood', birthDate: '2016-05-17', postcode: 'AL4 7TN' }
const FORMER = 'Delahaye'
const KEPT = {
  teacher: { as: {}, saw: 'She came in plimsolls in the snow.', why: 'It may be nothing.' },
  gp: {
    as: { family: 'Marwoood' },
    saw: 'Her mother asked for zopiclone again. She did not want to talk.',
    why: 'I think that the tiredness is new.',
  },
  healthVisitor: {
    as: { family: FORMER },
    saw: 'A balustrade was broken on the landing.',
    why: 'He forbade me to ask.',
  },
} satisfies Record<string, Kept>
const SEALED = ['plimsolls', 'zopiclone', 'balustrade']
const OUTCOME = 'The family said yes to early help; a worker visits on Friday.'
const REASON = 'Her mother would learn who spoke, and keep her away from the clinic.'

let national: National
let browser: Browser
let child: Child

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  child = await aChildToMeet(national.parts, WHO)
  // The family lived in Eastholt before, where they had another name.
  const name = (use: 'current' | 'former', family: string) => ({ use, given: child.given, family })
  const address = { lines: '1 Mill Lane', postcode: WHO.postcode, fromOn: null, toOn: null }
  const before = {
    ...{ node: '991', localReference: 'before', version: 1 },
    identity: {
      names: [name('current', WHO.family), name('former', FORMER)],
      birthDate: calendarDay(WHO.birthDate),
      birthDateKnown: 'exact',
      expectedOn: null,
      sex: 'U',
      addresses: [address],
      ...{ identifiers: [], mother: null, multipleBirth: null },
    },
  } as const
  const asked = { authority: '991', userId: null, role: 'system', purpose: 'registering-a-child' } as const
  const there = await national.parts.index.register({ asked, assertion: before })
  if (!there.ok || there.value.number !== child.number.replaceAll(' ', '')) throw new Error('two numbers for one child')
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('three agencies of two authorities keep a little each: one prompt asks a manager to ask, and what they say is theirs to give', async () => {
  const as = (name: string, judging: boolean) => signInAs(browser, name, { origin: national.url, judging })
  const [grace, angela] = [await as('Grace Okafor', false), await as('Angela Birch', false)]
  const [meera, peter] = [await as('Dr Meera Joshi', true), await as('Peter Ansah', true)]

  await keepConcern(grace, child, KEPT.teacher)
  await Promise.all([keepConcern(meera, child, KEPT.gp), keepConcern(angela, child, KEPT.healthVisitor)])
  await isPrompted(peter)
  await asksThem(peter)
  await Promise.all([shares(meera), refuses(angela)])
  await tellsItAll(peter)
  await saysWhatCameOfIt(peter)
  await learns(meera)
  expect([grace, meera, angela, peter].flatMap(({ faults }) => faults)).toEqual([])
}, 120_000)

/** Within a minute there is one prompt, with its rule and whom to ring, and no word of what is sealed. */
async function isPrompted(peter: Someone): Promise<void> {
  const title = `Several agencies are worried: ${child.given} ${child.family}`
  await comesTo(peter, '/warnings', title, 60)
  await peter.follow(title)
  await comesTo(peter, new URL(peter.page.url()).pathname, /(.*Ring: 01632){3}/, 30)
  const said = await words(peter)
  expect(said).toMatch(/An education service, unsure\. Ring: 01632 960\d{3}, Grace Okafor/)
  expect(said).toMatch(/A health service, unsure\. Ring: 01632 960\d{3}, Dr Meera Joshi/)
  expect(said).toMatch(/A health service, unsure\. Ring: 01632 960\d{3}, Angela Birch/)
  expect(said).toContain('2 or more agencies keep a concern about this child sealed, told within 28 days')
  expect(said).not.toMatch(new RegExp(SEALED.join('|')))
  await inSeat(national.parts.db, await seatOf(national, 'Peter Ansah'), async (tx) => {
    expect(await rowsThatSay(tx, SEALED)).toBe(0)
    const put = await tx.selectFrom('warningPrompt').select('rule').where('childId', '=', child.id).execute()
    expect(put).toEqual([{ rule: 'two-agencies' }])
  })
}

/** From the prompt the manager asks all three, on a ground in law. */
async function asksThem(peter: Someone): Promise<void> {
  await peter.follow('Ask those who keep them what they know')
  const boxes = await peter.page
    .getByRole('main')
    .getByRole('checkbox', { name: /^Ask: .*01632/ })
    .all()
  expect(boxes).toHaveLength(3)
  expect(await words(peter)).not.toMatch(new RegExp(SEALED.join('|')))
  for (const box of boxes) await box.check()
  await peter.press('Ask those who are ticked')
  await peter.write('What do you need it for?', 'To see whether she and her mother need help.')
  await peter.write('What do you ask?', 'What did you see, and what do you make of it?')
  await peter.choose('On which ground in law?', 'The agency’s own duty to safeguard children in its work')
  await peter.press('Send the request')
  const open = await panel(peter, 'Not answered yet')
  for (const who of ['Grace Okafor', 'Dr Meera Joshi', 'Angela Birch']) expect(open).toContain(who)
}

/** Whoever is asked is told so, and answers from there. */
async function opensRequest(someone: Someone): Promise<void> {
  await comesTo(someone, '/concerns/notices', 'Somebody asks what you know about a child')
  await someone.follow('Somebody asks what you know about a child')
  expect(await words(someone)).toMatch(/Isla .*Peter Ansah, Front-door manager, Aldermere/)
}

/** The doctor shares one sentence as a fact and one as her opinion, and keeps the other. */
async function shares(meera: Someone): Promise<void> {
  await opensRequest(meera)
  await meera.choose('What do you do?', 'Share what is ticked or written below')
  const main = meera.page.getByRole('main')
  await main.getByLabel('Her mother asked for zopiclone again.', { exact: true }).check()
  await main.getByLabel('I think that the tiredness is new.', { exact: true }).check()
  await meera.press('Send the answer')
}

/** The health visitor decides that sharing would harm the child more, and says why. */
async function refuses(angela: Someone): Promise<void> {
  await opensRequest(angela)
  await angela.choose('What do you do?', 'Not share: it would harm the child more')
  await angela.write('Why would sharing harm the child more?', REASON)
  await angela.press('Send the answer')
  expect(await words(angela)).toContain(`You decided not to share: ${REASON}`)
}

/** The ledger: who shared what, who decided not to and why, who has not answered. */
async function tellsItAll(peter: Someone): Promise<void> {
  await comesTo(peter, `/children/${child.id}/sharing`, /What was shared.*Decided not to share/)
  await peter.open(`/children/${child.id}/sharing`)
  const shared = await panel(peter, 'What was shared')
  expect(shared).toMatch(/Dr Meera Joshi, GP/)
  expect(shared).toMatch(/fact Her mother asked for zopiclone again\./i)
  expect(shared).toMatch(/opinion I think that the tiredness is new\./i)
  expect(await panel(peter, 'Decided not to share, or holds nothing')).toContain(REASON)
  const open = await panel(peter, 'Not answered yet')
  expect(open).toContain('Grace Okafor')
  expect(open).not.toMatch(/Meera Joshi|Angela Birch/)
  await inSeat(national.parts.db, await seatOf(national, 'Peter Ansah'), async (tx) => {
    expect(await rowsThatSay(tx, ['zopiclone'])).toBeGreaterThan(0)
    expect(await rowsThatSay(tx, ['plimsolls', 'balustrade', 'did not want to talk'])).toBe(0)
  })
}

/** The manager answers the prompt, and tells both who answered what came of it. */
async function saysWhatCameOfIt(peter: Someone): Promise<void> {
  await peter.follow('Tell those who answered what came of it')
  expect(await peter.page.getByRole('main').getByRole('checkbox', { checked: true }).count()).toBe(2)
  await peter.write('What came of it', OUTCOME)
  await peter.press('Tell them')
  expect(await panel(peter, 'What was shared')).toContain(`What came of it: ${OUTCOME}`)
  await peter.open('/warnings')
  await peter.follow('Several agencies are worried')
  await peter.choose('What do you say?', 'I acted on it')
  await peter.write('What did you do?', 'Asked all three; offered early help.')
  await peter.press('Record it')
  expect(await words(peter)).toContain('Asked all three; offered early help.')
}

/** The doctor reads on her own pages what came of what she told; nobody else does for her. */
async function learns(meera: Someone): Promise<void> {
  await comesTo(meera, '/concerns/notices', 'What came of what you answered')
  await meera.follow('What came of what you answered')
  expect(await words(meera)).toContain(`What came of it: ${OUTCOME} (Peter Ansah, Front-door manager)`)
  await meera.follow('See what you answered')
  const told = await panel(meera, 'What you told')
  expect(told).toMatch(/You shared: Her mother asked for zopiclone again\. .* arrived/)
  expect(told).toContain(OUTCOME)
}
