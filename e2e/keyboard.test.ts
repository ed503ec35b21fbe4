import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { aChildToMeet } from './journey.ts'
import { tabTo } from './keyboard.ts'
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

it('a concern is raised with the keyboard alone, from the menu to what came of it', async () => {
  const child = await aChildToMeet(national.parts)
  const grace = await signInAs(browser, 'Grace Okafor', { origin: national.url })
  const { page } = grace
  const { keyboard } = page
  const write = async (label: string, text: string) => {
    await tabTo(page, label)
    await keyboard.type(text)
  }
  const choose = async (first: string, steps = 0) => {
    await tabTo(page, first)
    await keyboard.press('Space')
    for (let step = 0; step < steps; step++) await keyboard.press('ArrowDown')
  }
  const press = async (label: string) => {
    await tabTo(page, label)
    await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')])
  }
  await page.goto('/concerns')
  await press('Raise a concern')
  await write('First name', child.given)
  await write('Family name', child.family)
  for (const [at, part] of child.birthDate.split('-').reverse().entries()) {
    await write(['Day', 'Month', 'Year'][at] ?? '', `${Number(part)}`)
  }
  await write('Postcode', child.postcode)
  await press('Go on')
  await write('What did you see or hear?', 'She ate out of the bin at lunch.')
  await choose('Today', 1)
  await choose('I saw it')
  await choose('Not sure', 2)
  await write('Why? (optional)', 'It is the third time.')
  await choose('Keep this; I have information', 1)
  await choose('Yes', 1)
  await write('Why is it safer not to?', 'She is afraid of what happens at home.')
  await choose('Yes')
  await press('Send')
  const sent = await words(grace)
  expect(sent).toContain(`Your concern about ${child.given} ${child.family}`)
  for (const said of ['She ate out of the bin', 'Please look', 'Not told: She is afraid']) expect(sent).toContain(said)
  expect(grace.faults).toEqual([])
})
