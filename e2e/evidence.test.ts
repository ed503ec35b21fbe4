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
let child: string

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  // Without scripts too: everything here is done with forms alone.
  asha = await signInAs(browser, 'Asha Verma', { origin: national.url })
  await asha.follow('Niamh Calloway')
  child = new URL(asha.page.url()).pathname
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

const STATEMENT = 'We worry that Niamh goes to school without a warm breakfast.'

it('a judgement is written, is marked while nothing is cited, and nobody is stopped by it', async () => {
  await writeEntry('Niamh ate nothing before school today.')
  await asha.open(`${child}/judgements/new`)
  await asha.choose('What is it?', 'A danger statement')
  await asha.write('What do they think?', STATEMENT)
  await asha.write('What could happen', 'She could fall ill and fall behind.')
  await asha.press('Keep it, and choose what it rests on')
  expect(await words(asha)).toContain('Nothing cited.')
  await asha.open(`${child}/evidence`)
  expect(await panel(asha, 'Judgements')).toMatch(/judgements? ha(s|ve) no evidence yet. This does not stop you./)
  expect(await panel(asha, 'Judgements')).toContain(STATEMENT)
  expect(asha.faults).toEqual([])
}, 60_000)

it('the entry it rests on is found by words and cited; no word of the search is in the address', async () => {
  await asha.follow(/^Cite for: We worry that Niamh goes/)
  await asha.page.getByRole('searchbox', { name: 'Find an entry' }).fill('ate nothing')
  await asha.press('Search')
  expect(asha.page.url()).not.toContain('nothing')
  await asha.choose('Which entries?', /ate nothing before school/)
  await asha.choose('Do they speak for it or against it?', 'For')
  await asha.press('Cite')
  expect(await panel(asha, 'Cited so far')).toMatch(/For Fact Niamh ate nothing before school today/)
  expect(asha.faults).toEqual([])
}, 60_000)

it('corrected, it marks what rests on it: there, on the child’s page and on the worktray', async () => {
  await asha.open(`${child}/chronology`)
  const written = asha.page.locator('article', { hasText: 'Niamh ate nothing before school today' }).first()
  await Promise.all([asha.page.waitForEvent('load'), written.getByRole('link', { name: /^Correct/ }).click()])
  await asha.write('What is right?', 'She had toast at Nan’s before school.')
  await asha.page.getByRole('textbox').last().fill('Nan rang to say so.')
  await asha.press('Put the correction beside it')
  await asha.open(child)
  expect(await panel(asha, 'Read again')).toContain(STATEMENT)
  await asha.open('/worktray')
  expect(await words(asha)).toContain('1 thing rests on an entry that was corrected: read it again.')
  await asha.open(`${child}/evidence`)
  expect(await panel(asha, 'Judgements')).toContain('She had toast at Nan’s before school')
  expect(asha.faults).toEqual([])
}, 60_000)

it('read again with the correction beside it, it is marked no more, and says who read it', async () => {
  await asha.follow(/^Read this again/)
  expect(await words(asha)).toContain('She had toast at Nan’s before school.')
  await asha.choose('What do you find?', 'It stands')
  await asha.write('Anything to say about it?', 'Nan is not there on most mornings.')
  await asha.press('I have read it again')
  expect(await panel(asha, 'Judgements')).toMatch(/Read again by Asha Verma on .*: it stands. Nan is not there/)
  await asha.open(child)
  expect(await panel(asha, 'Read again')).toBe('')
  await asha.open('/worktray')
  expect(await words(asha)).not.toContain('read it again')
  expect(asha.faults).toEqual([])
}, 60_000)

it('a scaling question keeps its numbers, and a question nobody can answer shows as missing', async () => {
  await asha.open(`${child}/scales/new`)
  await asha.write('What is asked?', 'How safe is Niamh at home?')
  await asha.write('What does 0 mean?', 'She is hurt')
  await asha.write('What does 10 mean?', 'She is safe every night')
  await giveNumber('3', addDays(national.parts.clock.today(), -10), 'Nights are loud.')
  await asha.press('Keep the question and the number')
  await asha.open(`${child}/evidence`)
  await asha.follow(/^Ask again.*How safe is Niamh at home\?$/)
  await giveNumber('5', national.parts.clock.today(), 'Two quiet nights.')
  await asha.press('Keep the number')
  expect(await words(asha)).toMatch(/5 of 10, up 2/)
  await asha.open(`${child}/not-known/new`)
  await asha.write('What do we not know?', 'Who pays for the heating?')
  await asha.press('Add it to what is missing')
  await asha.open(child)
  expect(await panel(asha, 'What is missing')).toContain('Who pays for the heating? Asha Verma')
  expect(asha.faults).toEqual([])
}, 60_000)

it('through the framework, what is recorded is found by what it is about, and silence is said', async () => {
  await asha.open(`${child}/framework`)
  expect(await panel(asha, 'What is silent')).toContain('Nothing recorded yet: Education')
  expect(await words(asha)).toContain('Nothing recorded about housing yet.')
  await asha.follow('Put entries under the framework')
  await asha.page.getByRole('checkbox', { name: /ate nothing before school/ }).check()
  await asha.page.getByRole('checkbox', { name: 'Basic care' }).check()
  await asha.press('Put them there')
  expect(await panel(asha, 'What is silent')).not.toContain('basic care')
  expect(await words(asha)).toMatch(/Basic care .*Fact Niamh ate nothing before school today/)
  expect(asha.faults).toEqual([])
}, 60_000)

it('does all of it without JavaScript too', async () => {
  const plain = await signInAs(browser, 'Asha Verma', { origin: national.url, javaScript: false })
  await plain.open(`${child}/judgements/new`)
  await plain.choose('What is it?', 'A strength')
  await plain.write('What do they think?', 'Nan cooks every Sunday.')
  await plain.press('Keep it, and choose what it rests on')
  await plain.page.getByRole('searchbox', { name: 'Find an entry' }).fill('toast school')
  await plain.press('Search')
  expect(await words(plain)).toContain('No entry says that.')
  await plain.close()
  expect(plain.faults).toEqual([])
}, 60_000)

async function writeEntry(what: string): Promise<void> {
  await asha.open(`${child}/write`)
  await asha.page.locator('[name="what"]').fill(what)
  await asha.page.locator('[name="kind"][value="fact"]').check()
  await Promise.all([
    asha.page.waitForEvent('load'),
    asha.page.getByRole('main').locator('form button:not([name="_discard"])').last().click(),
  ])
}

async function giveNumber(number: string, day: string, why: string): Promise<void> {
  await asha.write('Which number?', number)
  await asha.write('Who gave it?', 'Nan')
  await asha.date('When?', day)
  await asha.write('Why that number', why)
}
