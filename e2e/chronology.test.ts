import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Someone, signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { words } from './page.ts'

let national: National
let browser: Browser

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

/** The child’s address, from the worktray. */
async function niamhFor(asha: Someone): Promise<string> {
  await asha.open('/worktray')
  await asha.follow('Niamh Calloway')
  return new URL(asha.page.url()).pathname
}

it('a worker chooses what to show, looks nearer, chooses entries for court, says why, and freezes and takes it', async () => {
  const asha = await signInAs(browser, 'Asha Verma', { origin: national.url })
  const child = await niamhFor(asha)
  await asha.open(`${child}/chronology`)
  const all = await asha.page.getByRole('article').count()
  await asha.page.getByLabel('How it is known').selectOption({ label: 'Child’s words' })
  await asha.page.getByLabel('Say of each where we have it from, and how').check()
  await asha.press('Show')
  expect(await asha.page.getByRole('article').count()).toBeLessThan(all)
  expect(await words(asha)).toContain('As the child said it.')
  expect(asha.page.url()).not.toContain('Niamh')
  await asha.follow('Beside brothers and sisters')
  expect(await asha.page.getByRole('columnheader', { name: /Alfie/ }).count()).toBe(1)

  await asha.open(`${child}/chronology`)
  await asha.follow('Timeline')
  await asha.follow('Months')
  expect(await words(asha)).toContain('Niamh: case and plans')
  await asha.follow(/^Look nearer at/)
  expect(asha.page.url()).toContain('zoom=weeks')
  await asha.open(`${child}/chronology/voices`)

  await asha.open(`${child}/chronologies`)
  await asha.page.getByRole('button', { name: 'Begin a chronology' }).click()
  await asha.write(/^What is it called/, 'For the initial conference')
  await asha.choose(/^What is it for/, 'Conference')
  await asha.press('Begin it, then choose entries')
  const boxes = asha.page.getByLabel(/^Choose it/)
  for (const at of [0, 1]) await boxes.nth(at).check()
  await asha.press('Add what is ticked')
  await asha.follow('For the initial conference')
  await asha.write(/^Why this matters/, 'It is the third time this month.')
  await asha.press('Keep what I wrote')
  await asha.press('Freeze it as it stands')
  expect(await words(asha)).toContain('It is the third time this month.')
  expect(await words(asha)).toContain('the hash is the same')
  const [copy] = await Promise.all([
    asha.page.waitForEvent('download'),
    asha.page.getByRole('link', { name: 'PDF to print or send' }).click(),
  ])
  expect(copy.suggestedFilename()).toBe('chronology.pdf')
  await asha.open(`${child}/looks`)
  expect(await words(asha)).toContain('Took a copy out of the program')
  expect(asha.faults).toEqual([])
}, 120_000)

it('works without a script', async () => {
  const asha = await signInAs(browser, 'Asha Verma', { origin: national.url, javaScript: false })
  const child = await niamhFor(asha)
  await asha.open(`${child}/chronology`)
  await asha.page.getByLabel('Where we have it from', { exact: true }).selectOption({ label: 'Police' })
  await asha.press('Show')
  expect(asha.page.url()).toContain('origin=police')
  await asha.follow('Timeline')
  await asha.follow('Weeks')
  expect(await words(asha)).toContain('The same as a table')
  expect(asha.faults).toEqual([])
}, 120_000)
