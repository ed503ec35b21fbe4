import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { signInAs } from '../testing/browser.ts'
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

it('a conference report is made of what is written, says new words once they are put right, and final keeps the old', async () => {
  const asha = await signInAs(browser, 'Asha Verma', { origin: national.url })
  await asha.open('/worktray')
  await asha.follow('Niamh Calloway')
  await asha.follow('Reports')
  await asha.choose(/^Which report/, /^Report for the child protection conference/)
  await asha.press('Make it')
  const report = new URL(asha.page.url()).pathname
  expect(await words(asha)).toContain('Written in the story')
  await asha.write(/^What do you recommend/, 'That there is a plan.')
  await asha.press('Keep what I wrote')
  expect(await words(asha)).toContain('That there is a plan.')
  await asha.press('Final: sign it as it stands')
  const final = new URL(asha.page.url()).pathname
  expect(await words(asha)).toContain('the hash is the same')

  await asha.open(report)
  const source = asha.page.locator('.ics-report a[href^="/entries/"]').first()
  const old = await source.evaluate((link) => link.closest('.ics-report__block')?.firstElementChild?.textContent ?? '')
  expect(old.length).toBeGreaterThan(10)
  await asha.open((await source.getAttribute('href')) ?? '')
  await asha.write('What is right?', 'It was on another evening.')
  await asha.write(/^How do you know/, 'The school told us.')
  await asha.press('Put the correction beside it')

  await asha.open(report)
  expect(await words(asha)).toContain('It was on another evening.')
  await asha.open(final)
  const kept = await words(asha)
  expect(kept).toContain('changed since')
  expect(kept).not.toContain('It was on another evening.')
  const [copy] = await Promise.all([
    asha.page.waitForEvent('download'),
    asha.page.getByRole('link', { name: 'PDF to print or send' }).click(),
  ])
  expect(copy.suggestedFilename()).toBe('report.pdf')
  expect(asha.faults).toEqual([])
}, 180_000)
