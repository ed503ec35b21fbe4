import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { systemActor } from '../src/access/actor.ts'
import { addDays, type CalendarDay, inWords } from '../src/kernel/calendar-day.ts'
import { inSeat } from '../src/platform/db.ts'
import { type Someone, signInAs } from '../testing/browser.ts'
import { anOpenCase } from '../testing/builders/case.ts'
import { aChild } from '../testing/builders/child.ts'
import { aConference } from '../testing/builders/conference.ts'
import type { Council } from '../testing/builders/council.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { everyoneCame, panel, words } from './page.ts'

let national: National
let browser: Browser
let today: CalendarDay
let isla: string

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  const { db, clock } = national.parts
  today = clock.today()
  isla = await aChild(db, '990', { given: 'Isla', family: 'Marchetti', birthDate: '2017-03-04' })
  const council = await aldermere()
  await aConference(db, council, await anOpenCase(db, council, [isla]))
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('an initial conference is convened, held with dissent, and its minutes go out; the next day is planned', async () => {
  const how = { origin: national.url }
  const [asha, hilary] = await Promise.all(['Asha Verma', 'Hilary Stroud'].map((name) => signInAs(browser, name, how)))
  if (!asha || !hilary) throw new Error('somebody is missing')
  await convene(asha)
  const meeting = new URL(asha.page.url()).pathname
  await takeReport(asha)
  await isOnTheList(hilary)
  await hold(hilary, meeting)
  await sendMinutes(hilary, meeting)
  expect([...asha.faults, ...hilary.faults]).toEqual([])
}, 120_000)

/** The social worker plans it for today: police, health, school and Mum are asked. */
async function convene(asha: Someone): Promise<void> {
  await asha.open(`/children/${isla}`)
  await asha.act('Plan a meeting')
  await asha.choose('What kind of meeting?', 'Initial child protection conference')
  await asha.date('When is it?', today)
  await asha.write('At what time?', '10.30')
  await asha.write('Where?', 'Town hall, room 2')
  const people = [
    ['DC Lorna Whitby', 'Detective constable', 'Aldermere Police', '01632 960101'],
    ['Ravi Shah', 'School nurse', 'Aldermere NHS Trust', '01632 960102'],
    ['Grace Okafor', 'Teacher', 'Fenwick Lane Primary', '01632 960103'],
    ['Lena Marchetti', 'Mum', '', 'By letter'],
  ]
  for (const [at, person] of people.entries()) {
    for (const [part, text] of ['Name', 'Role', 'Agency', 'How they are reached'].map((name, of) => [
      name,
      person[of],
    ])) {
      await asha.write(`${part} of person ${at + 1}`, text ?? '')
    }
  }
  await asha.press('Plan the meeting')
  expect(await words(asha)).toContain('at 10:30')
  expect(await words(asha)).not.toContain('Nobody is down from')
  expect(await panel(asha, 'Who is asked')).toContain('asked for by')
}

/** The school’s report comes and is shown to the family; the police’s does not come. */
async function takeReport(asha: Someone): Promise<void> {
  await asha.page
    .getByRole('row', { name: /Grace Okafor/ })
    .getByRole('link', { name: /^Change/ })
    .click()
  await asha.choose('Are they coming?', 'They come')
  await asha.date('When did the report come?', today)
  await asha.write('What does the report say?', 'Isla is hungry on Mondays.')
  await asha.date('When was the family shown it?', today)
  await asha.press('Keep this')
  expect(await panel(asha, 'Who is asked')).toContain(`shown to the family ${inWords(today)}`)
  expect(await panel(asha, 'Reports and what happened before')).toContain('Fenwick Lane Primary')
  await asha.open(`/children/${isla}`)
  expect(await panel(asha, 'What is next')).toContain('at 10:30')
  expect(await panel(asha, 'The story')).toContain('Isla is hungry on Mondays.')
}

async function isOnTheList(hilary: Someone): Promise<void> {
  await hilary.open('/meetings')
  const toCome = await panel(hilary, 'To come')
  expect(toCome).toContain('Isla Marchetti')
  expect(toCome).toMatch(/1 of \d came/)
}

/** Who came is ticked; the teacher does not agree; the core group has a day. */
async function hold(hilary: Someone, meeting: string): Promise<void> {
  await hilary.open(meeting)
  await hilary.press('Record it')
  const row = async (name: string) => {
    const boxes = await hilary.page.locator('input[name^="name-"]').all()
    for (const box of boxes) if ((await box.inputValue()) === name) return (await box.getAttribute('name'))?.slice(5)
    return ''
  }
  const [grace, lorna] = [await row('Grace Okafor'), await row('DC Lorna Whitby')]
  await hilary.page.locator(`select[name="presence-${lorna}"]`).selectOption({ label: 'Did not come' })
  await everyoneCame(hilary)
  await hilary.write('What they thought of Grace Okafor', 'A plan is too much.')
  await hilary.page.locator(`input[name="dissents-${grace}"]`).check()
  await hilary.page.locator(`input[name="core-group-${grace}"]`).check()
  await hilary.choose(/^What was decided for/, 'The child needs a child protection plan')
  await hilary.page.getByLabel('Main category of harm').selectOption({ label: 'Neglect' })
  await hilary.write('Why?', 'Hungry and cold: significant harm from neglect is likely.')
  await hilary.date('When does the core group meet?', addDays(today, 7))
  await hilary.press('Record the conference')
  expect(await panel(hilary, 'What is next')).toContain('Core group')

  await hilary.open(meeting)
  expect(await words(hilary)).toContain('Nobody came from: Police')
  expect(await panel(hilary, 'What was decided')).toContain('Did not agree: Grace Okafor: A plan is too much.')
  expect(await panel(hilary, 'What is next')).toContain(inWords(addDays(today, 7)))
}

/** The minutes are a draft first, then sent; then they are off the chair’s list. */
async function sendMinutes(hilary: Someone, meeting: string): Promise<void> {
  await hilary.open('/meetings')
  expect(await panel(hilary, 'Minutes that are not out')).toContain('Isla Marchetti')
  await hilary.open(`${meeting}/minutes`)
  await hilary.write('What was said and agreed', 'A plan is needed. Breakfast club goes on.')
  await hilary.choose('Are they ready?', 'Keep them as a draft')
  await hilary.press('Keep the minutes')
  await hilary.follow('Write and send the minutes')
  await hilary.choose('Are they ready?', 'They were sent out')
  await hilary.press('Keep the minutes')
  expect(await panel(hilary, 'Minutes')).toContain('Sent on')
  await hilary.open('/meetings')
  expect(await panel(hilary, 'Minutes that are not out')).not.toContain('Isla Marchetti')
}

/** Aldermere as builders of cases know a council: its social worker with her team, and its chair. */
async function aldermere(): Promise<Council> {
  const { rows } = await inSeat(national.parts.db, systemActor('990', 'test'), (tx) =>
    sql<{ name: string; userId: string; teamId: string }>`
      select access.name_of(user_id) as name, user_id, team_id from access.membership
       where authority = '990' and seat = 'council'`.execute(tx),
  )
  const seat = (name: string) => rows.find((row) => row.name === name)
  const [asha, hilary] = [seat('Asha Verma'), seat('Hilary Stroud')]
  const known = {
    authority: '990',
    socialWorker: { userId: asha?.userId },
    conferenceChair: { userId: hilary?.userId },
    teams: { safeguarding: asha?.teamId },
  }
  return known as unknown as Council
}
