import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { addDays } from '../src/kernel/calendar-day.ts'
import { type Someone, signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { panel, words } from './page.ts'

let national: National
let browser: Browser
let asha: Someone
let tom: Someone
let child: string

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  const how = { origin: national.url }
  ;[asha, tom] = await Promise.all([signInAs(browser, 'Asha Verma', how), signInAs(browser, 'Tom Llewellyn', how)])
  await asha.follow('Niamh Calloway')
  child = new URL(asha.page.url()).pathname
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

const today = () => national.parts.clock.today()

it('the buttons of the child’s page stay as they are when the rest is opened beside them', async () => {
  const height = async () => (await asha.page.getByRole('button', { name: 'Record a visit' }).boundingBox())?.height
  const closed = await height()
  await asha.page.getByText('More', { exact: true }).click()
  expect(await asha.page.getByRole('link', { name: 'Begin another step' }).isVisible()).toBe(true)
  expect(closed).toBeGreaterThan(0)
  expect(await height()).toBe(closed)
  await asha.open(child)
})

it('every step is in one place, with who may take it and why it does not fit now', async () => {
  await asha.act('Begin another step')
  expect(await panel(asha, 'You can begin or go on with')).toContain('Missing The child is missing')
  expect(await panel(asha, 'For others to do')).toContain('For the team’s manager.')
  expect(await panel(asha, 'Not now')).toContain('A child protection plan is open. A review conference ends it first.')
  expect(asha.faults).toEqual([])
}, 60_000)

it('a child goes missing, is a badge while gone, comes back, and is heard', async () => {
  await asha.open(`${child}/steps`)
  await asha.follow(/^Missing/)
  await asha.choose('What is known?', 'Missing')
  await asha.date('Since when?', addDays(today(), -1))
  await asha.write('Time they were last seen', '22:10')
  await asha.write('Where were they last seen', 'At the bus stop, in a red coat.')
  await asha.write('Who says that they are missing?', 'Kerry Calloway')
  await asha.write('What may happen to them?', 'She may be with Darren.')
  await asha.press('Write down that they are missing')
  expect(await words(asha)).toMatch(/Missing since .* at 22:10/)
  await asha.act('Record the return')
  await asha.choose('What do you record?', 'They are back')
  await asha.write('Where were they', 'At her nan’s, cold and well.')
  await asha.press('Record it')
  expect(await panel(asha, 'What is next')).toContain('nterview')
  await asha.act('Record the return interview')
  await asha.choose('What do you record?', 'The return interview was held')
  await asha.write('Who spoke with the child?', 'Ola Brandt, Aldermere Youth')
  await asha.choose('Is that person independent', 'Yes')
  await asha.write('What did the child say', 'I wanted to sleep at Nan’s.')
  await asha.press('Record it')
  expect(await panel(asha, 'The story')).toContain('I wanted to sleep at Nan’s')
  expect(asha.faults).toEqual([])
}, 60_000)

it('police protect her at once, with her brothers and sisters, and it ends with what keeps them safe', async () => {
  await asha.open(`${child}/immediate-protection/new`)
  await asha.choose('What protects them?', 'Police protection')
  await asha.date('When did it begin?', addDays(today(), -1))
  await asha.write('Time it began', '23:00')
  await asha.write('Which court, or which officer', 'PC Dunmore, Aldermere')
  await asha.write('Why?', 'Darren hit her mum in front of her.')
  await asha.press('Write it down')
  expect(await words(asha)).toContain('Police protection, since')
  await asha.act('Go on with the immediate protection')
  expect(await words(asha)).toContain('At the longest until')
  await asha.choose('What do you record?', 'It ended')
  await asha.choose('How did it end?', 'The court or the police ended it before its time')
  await asha.write('What keeps the children safe now?', 'Darren is held; Nan stays with them.')
  await asha.press('Record it')
  expect(await words(asha)).not.toContain('Police protection, since')
  expect(asha.faults).toEqual([])
}, 60_000)

it('a serious incident is the manager’s alone', async () => {
  await tom.open(`${child}/incidents/new`)
  await tom.choose('What came of it?', 'A child was seriously harmed')
  await tom.choose('Is abuse or neglect', 'Suspected')
  await tom.date('When did it happen?', addDays(today(), -1))
  await tom.write('What happened?', 'A burn nobody can explain.')
  await tom.press('Write it down')
  const path = new URL(tom.page.url()).pathname
  await tom.choose('What do you record?', 'The national panel was notified')
  await tom.press('Record it')
  expect(await words(tom)).toContain('Managers of the team alone can open this page.')
  await asha.page.goto(path)
  expect(await words(asha)).toContain('This is for the team’s manager')
  expect(await words(asha)).not.toContain('burn')
  await asha.open(child)
  expect(await panel(asha, 'The story')).toContain('Serious incident: managers notify and review it')
  expect(await words(asha)).not.toContain('A burn nobody can explain')
  expect([...tom.faults, ...asha.faults]).toEqual([])
}, 60_000)

it('a move is begun from what the record knows, answered, and for a while only leaves us responsible', async () => {
  await asha.open(`${child}/transfers/new`)
  await asha.choose('Which way do they move?', 'Away from here: we hand over')
  expect(await asha.page.getByLabel('What does the other authority need to know?').inputValue()).toContain('Worry: ')
  await asha.page.getByLabel('Which other authority?').selectOption('991')
  await asha.choose('Do they move to stay?', 'No, for a while only')
  await asha.write('Why do they move', 'Six weeks with her aunt in Eastholt.')
  await asha.press('Write down the notice')
  await asha.act('Go on with the move')
  expect(await words(asha)).toMatch(/Responsible for Niamh Calloway Aldermere/)
  await asha.choose('What do you record?', 'The other authority accepts')
  await asha.write('Who answered there?', 'Sam Pike')
  await asha.write('Why, and on what terms?', 'They visit her weekly for us.')
  await asha.press('Record it')
  await tom.open(child)
  await tom.act('Go on with the move')
  await tom.choose('What do you record?', 'The hand-over is complete')
  await tom.press('Record it')
  expect(await panel(tom, 'The story')).toContain('responsibility stays where it was')
  expect([...tom.faults, ...asha.faults]).toEqual([])
}, 60_000)
