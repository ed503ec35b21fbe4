import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { addDays, inWords } from '../src/kernel/calendar-day.ts'
import { type Someone, signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { tabTo } from './keyboard.ts'
import { panel, words } from './page.ts'

let national: National
let browser: Browser
let asha: Someone
let child: string

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  asha = await signInAs(browser, 'Asha Verma', { origin: national.url })
  await asha.follow('Niamh Calloway')
  child = new URL(asha.page.url()).pathname
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

const focused = () => asha.page.evaluate<string>(`document.activeElement.getAttribute('aria-label') ?? ''`)
const press = (key: string) => asha.page.keyboard.press(key)

it('by keyboard alone the drawing is walked along its ties, and opens who somebody is', async () => {
  await asha.open(`${child}/genogram`)
  for (let tabs = 0; tabs < 60 && !(await focused()).startsWith('Niamh'); tabs++) await press('Tab')
  expect(await focused()).toContain('Niamh')
  await press('ArrowUp')
  expect(await focused()).toContain('Kerry')
  await press('ArrowDown')
  expect(await focused()).toContain('Niamh')
  await press('ArrowUp')
  await press('Enter')
  await asha.page.waitForURL(/\/people\//)
  expect(await words(asha)).toContain('Kerry Calloway')
  expect(asha.faults).toEqual([])
}, 60_000)

it('by keyboard alone a couple parts, and the drawing tells', async () => {
  await asha.open(`${child}/genogram`)
  // Further on than a handful of tabs: the list has a link for every tie.
  await asha.page.getByRole('link', { name: 'Change what Darren Pike is to Kerry Calloway' }).focus()
  await press('Enter')
  await asha.page.waitForURL(/\/ties\//)
  await tabTo(asha.page, 'Partners, living together')
  await press('ArrowDown')
  await tabTo(asha.page, 'Day')
  const [year = '', month = '', date = ''] = addDays(national.parts.clock.today(), -1).split('-')
  for (const part of [date, month, year]) {
    await asha.page.keyboard.type(String(Number(part)))
    await press('Tab')
  }
  await tabTo(asha.page, 'Save')
  await press('Enter')
  await asha.page.waitForURL(/\/people\/[0-9a-f-]+$/)
  await asha.open(`${child}/genogram`)
  const since = inWords(addDays(national.parts.clock.today(), -1))
  expect(await panel(asha, 'The family in words')).toMatch(new RegExp(`Darren.*separated, since ${since}`))
  expect(asha.faults).toEqual([])
}, 60_000)

it('who was at home on a day is asked for, and told', async () => {
  await asha.open(`${child}/homes`)
  await asha.date('Day', addDays(national.parts.clock.today(), -400))
  await asha.press('Show who was at home')
  expect(await panel(asha, 'Who was at home on a day?')).toContain('Kerry Calloway')
  expect(asha.faults).toEqual([])
})

it('a person who may be a risk to two families is on the pages of both, and a place they share is one record', async () => {
  await asha.open(child)
  await asha.page.getByText('The family in words').click()
  await asha.follow('The garages behind Tannery Row')
  expect(await panel(asha, 'Who goes there, or is of it')).toContain('Darren Pike')
  await asha.follow('Darren Pike')
  expect(await panel(asha, 'May be a risk to children')).toContain('Tom Llewellyn')
  await asha.follow('Look at it again')
  await asha.choose('What do you find?', 'They may still be a risk')
  await asha.press('Save for every child around them')
  expect(await panel(asha, 'May be a risk to children')).toContain('How it was looked at before')
  expect(asha.faults).toEqual([])
}, 60_000)
