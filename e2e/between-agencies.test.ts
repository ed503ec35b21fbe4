import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { addDays, type CalendarDay } from '../src/kernel/calendar-day.ts'
import { aWindow, type Someone, signInAs } from '../testing/browser.ts'
import { aChild } from '../testing/builders/child.ts'
import { launchChromium } from '../testing/chromium.ts'
import { execute } from '../testing/database.ts'
import { aNational, type National } from '../testing/national.ts'
import { panel, words } from './page.ts'
import { aConferenceAwaited } from './waiting.ts'

let national: National
let browser: Browser
let today: CalendarDay

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  today = national.parts.clock.today()
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

const comeIn = (name: string) => signInAs(browser, name, { origin: national.url })

it('a health visitor leads early help, from the family’s agreement to asking social care to look', async () => {
  const [ravi, peter] = await Promise.all(['Ravi Menon', 'Peter Ansah'].map(comeIn))
  if (!ravi || !peter) throw new Error('somebody is missing')
  await ravi.open('/family-help')
  await ravi.press('Begin early help')
  await ravi.write('First name of the child', 'Bo')
  await ravi.write('Family name', 'Tamsin')
  await ravi.date('Birth date', '2024-05-01')
  await ravi.write('Who of the family agreed?', 'Ines Tamsin, Mum')
  await ravi.date('When?', today)
  await ravi.write('What did they agree to', 'Help with sleep and weight, shared with the nursery.')
  await ravi.press('Begin')
  const help = new URL(ravi.page.url()).pathname
  await ravi.press('Write the assessment')
  await ravi.write('The child’s development', 'Bo is small for his age.')
  await ravi.write('What does the child say?', 'Dada gone')
  await ravi.press('Complete the assessment')
  await addToThePlan(ravi, help)
  await ravi.press('Ask children’s social care to look')
  await ravi.page.getByText('This goes with it').click()
  await ravi.write('Why do you ask now', 'He has lost weight since.')
  await ravi.choose('Have you told the family?', 'Yes')
  await ravi.press('Send')
  expect(await words(ravi)).toContain('They have not decided yet')
  await expect.poll(() => contactIn(peter), { timeout: 20_000 }).toContain('Bo Tamsin')
  await peter.follow('Bo Tamsin')
  const contact = await words(peter)
  for (const carried of ['Bo is small for his age.', 'Dada gone', 'Bo grows', 'Ines Tamsin, Mum'])
    expect(contact).toContain(carried)
  expect([...ravi.faults, ...peter.faults]).toEqual([])
}, 120_000)

/** The plan is there once the council has found or made the child’s record. */
async function addToThePlan(ravi: Someone, help: string): Promise<void> {
  const plan = async () => {
    await ravi.page.goto(help)
    return panel(ravi, 'Family help plan')
  }
  await expect.poll(plan, { timeout: 20_000 }).toContain('Write the plan')
  await ravi.follow('Write the plan')
  await ravi.write('Why are we involved?', 'Bo does not grow.')
  await ravi.write('What do we want?', 'Bo grows.')
  await ravi.press('Keep the plan')
  expect(await panel(ravi, 'Family help plan')).toContain('Bo grows.')
}

async function contactIn(peter: Someone): Promise<string> {
  await peter.page.goto('/front-door')
  return words(peter)
}

it('police write their report from their own seat; a nurse writes hers by a link, which then leads nowhere', async () => {
  const isla = await aChild(national.parts.db, '990', { given: 'Isla', family: 'Marchetti', birthDate: '2017-03-04' })
  await aConferenceAwaited(national.parts, [isla])
  const [asha, lorna] = await Promise.all(['Asha Verma', 'DC Lorna Whitby'].map(comeIn))
  if (!asha || !lorna) throw new Error('somebody is missing')
  const meeting = await convene(asha, isla)
  await ask(asha, meeting, 'DC Lorna Whitby')
  await asha.press('Ask them')
  await lorna.open('/asked')
  await lorna.follow('Report for the conference: Isla')
  await lorna.write('What do you know of the child', 'Police were called to the home twice.')
  await lorna.press('Send')
  expect(await words(lorna)).toContain('You sent this on')
  const reports = async () => {
    await asha.page.goto(meeting)
    return panel(asha, 'Reports and what happened before')
  }
  await expect.poll(reports, { timeout: 20_000 }).toContain('Report for the conference, DC Lorna Whitby')
  await asha.page.getByText('Report for the conference, DC Lorna Whitby').click()
  expect(await panel(asha, 'Reports and what happened before')).toContain('Police were called to the home twice.')

  const nurse = await aWindow(browser, 'a nurse', { origin: national.url })
  const link = await linkFor(asha, meeting)
  await nurse.open(link)
  expect(await words(nurse)).not.toContain('Marchetti')
  await nurse.write('What do you know of the child', 'She missed three appointments.')
  await nurse.press('Send')
  expect(await words(nurse)).toContain('It is sent')
  await nurse.open(link)
  expect(await words(nurse)).toContain('This link leads nowhere any more')
  expect([...asha.faults, ...lorna.faults, ...nurse.faults]).toEqual([])
}, 120_000)

it('a link whose time is over says whom to ring, and nothing typed is lost', async () => {
  const noor = await aChild(national.parts.db, '990', { given: 'Noor', family: 'Vale', birthDate: '2016-03-04' })
  await aConferenceAwaited(national.parts, [noor])
  const asha = await comeIn('Asha Verma')
  const link = await linkFor(asha, await convene(asha, noor))
  const nurse = await aWindow(browser, 'a nurse', { origin: national.url })
  await nurse.open(link)
  await nurse.write('What do you know of the child', 'All that I know.')
  await execute(
    national.urls.owner,
    `begin; select public.act_as('990', null, null, 'council');
     update public.section_link set expires_at = now() - interval '1 minute'; commit`,
  )
  await nurse.press('Send')
  const said = await words(nurse)
  for (const clear of ['leads nowhere any more', 'Ring children’s social care', 'All that I know.'])
    expect(said).toContain(clear)
  expect([...asha.faults, ...nurse.faults]).toEqual([])
}, 120_000)

/** A conference for tomorrow, to which police and a nurse without a seat are asked. @returns its address */
async function convene(asha: Someone, child: string): Promise<string> {
  await asha.open(`/children/${child}`)
  await asha.act('Plan a meeting')
  await asha.date('When is it?', addDays(today, 1))
  await asha.write('Where?', 'Town hall, room 2')
  const people = [
    ['DC Lorna Whitby', 'Detective constable', 'Aldermere Police'],
    ['Jo Farrow', 'Nurse', 'The clinic'],
  ]
  for (const [at, person] of people.entries()) {
    for (const [of, part] of ['Name', 'Role', 'Agency'].entries()) {
      await asha.write(`${part} of person ${at + 1}`, person[of] ?? '')
    }
  }
  await asha.press('Plan the meeting')
  return new URL(asha.page.url()).pathname
}

async function ask(asha: Someone, meeting: string, name: string): Promise<void> {
  await asha.open(meeting)
  const link = asha.page.getByRole('row', { name }).getByRole('link', { name: /^Ask for their part/ })
  await Promise.all([asha.page.waitForEvent('load'), link.click()])
}

async function linkFor(asha: Someone, meeting: string): Promise<string> {
  await ask(asha, meeting, 'Jo Farrow')
  await asha.press('Ask them')
  await asha.press('Make a new link')
  return new URL(await asha.page.getByLabel('The secure link').inputValue()).pathname
}
