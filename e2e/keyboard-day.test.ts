import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aWindow, type Someone } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { tabTo, whereOneIs } from './keyboard.ts'
import { panel, words } from './page.ts'

// A day of a social worker who has no mouse. Wherever Tab goes, one must see it.

const [NIAMH, ANALYSIS] = ['Niamh Calloway', 'What do you make of it?']

let national: National
let browser: Browser
let asha: Someone
let page: Page

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  asha = await aWindow(browser, 'Asha Verma', { origin: national.url, judging: false })
  page = asha.page
  await page.goto('/')
})
afterAll(async () => {
  expect(asha.faults).toEqual([])
  await browser?.close()
  await national?.stop()
})

const press = (key: string) => page.keyboard.press(key)
const focused = async () => (await whereOneIs(page)).name
const isInMain = () => page.evaluate(() => document.activeElement?.closest('main') !== null)

/** Goes to what has this label and presses Enter, which leads to another page. */
async function enter(label: string): Promise<void> {
  await tabTo(page, label)
  await Promise.all([page.waitForEvent('load'), press('Enter')])
}

async function write(label: string, text: string): Promise<void> {
  await tabTo(page, label)
  await page.keyboard.type(text)
}

it('signs in, opens her worktray, and finds a child from wherever she is', async () => {
  await enter('Asha Verma')
  expect(new URL(page.url()).pathname).toBe('/worktray')
  await press('/')
  await page.keyboard.type('Niamh Calloway')
  await Promise.all([page.waitForEvent('load'), press('Enter')])
  await enter(NIAMH)
  expect(await words(asha)).toContain('Who to ring')
})

it('passes over the menu, jumps to the worries on a narrow screen, and opens and closes what is folded', async () => {
  await press('Tab')
  expect(await focused()).toBe('Skip to main content')
  await press('Enter')
  await press('Tab')
  expect(await isInMain()).toBe(true)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.reload()
  await tabTo(page, 'Worries (')
  await press('Enter')
  await press('Tab')
  const jumped = await page.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-labelledby'))
  expect(jumped).toBe('worries')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.reload()
  await tabTo(page, 'More')
  await press('Enter')
  await press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('details')?.open)).toBe(true)
  await press('Shift+Tab')
  await press('Space')
  expect(await page.evaluate(() => document.activeElement?.closest('details')?.open)).toBe(false)
})

it('records a visit', async () => {
  await page.reload()
  await enter('Record a visit')
  const [year, month, day] = national.parts.clock.today().split('-')
  for (const [label, part] of [
    ['Day', day],
    ['Month', month],
    ['Year', year],
  ] as const) {
    await write(label, `${Number(part)}`)
  }
  await tabTo(page, 'Yes, alone')
  await press('Space')
  await write('What happened?', 'Niamh showed me the bunk beds.')
  await enter('Record the visit')
  expect(await panel(asha, 'The story')).toContain('Niamh showed me the bunk beds.')
})

it('writes in an assessment, marks a sentence as the child’s words, cites an entry, and comes out again', async () => {
  await enter('Write the assessment')
  await page.getByRole('toolbar').first().waitFor()
  await tabTo(page, ANALYSIS)
  await press('Control+End')
  await page.keyboard.type('It is loud at night.')
  await press('Control+Shift+4')
  await press('Control+Shift+5')
  const dialog = page.getByRole('dialog', { name: 'Cite an entry' })
  await dialog.getByRole('status').filter({ hasText: 'entries' }).waitFor()
  await page.keyboard.type('cardigan')
  const entry = dialog.getByRole('list').getByRole('button')
  await expect.poll(() => entry.allInnerTexts()).toEqual([expect.stringContaining('No coat, no breakfast')])
  await press('Tab')
  expect((await whereOneIs(page)).fault).toBeNull()
  await press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(await focused()).toBe(ANALYSIS)
  const text = page.getByRole('textbox', { name: ANALYSIS })
  const childsWords = text.locator('[data-known="child-words"]')
  await expect.poll(() => childsWords.allInnerTexts()).toEqual(['It is loud at night.1'])
  await enter('Keep and go on later')
  expect(await words(asha)).toContain('It is loud at night.')
})

it('walks through the drawing of the family, and opens who somebody is', async () => {
  await enter(NIAMH)
  await enter('Whole')
  await tabTo(page, 'Niamh')
  await press('ArrowUp')
  expect(await focused()).toContain('Kerry')
  expect((await whereOneIs(page)).fault).toBeNull()
  await Promise.all([page.waitForURL(/\/people\//), press('Enter')])
  expect(await words(asha)).toContain('Kerry Calloway')
})

it('signs out', async () => {
  await enter('Sign out')
  await page.goto('/worktray')
  expect(new URL(page.url()).pathname).not.toBe('/worktray')
})
