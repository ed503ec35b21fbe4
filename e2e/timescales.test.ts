import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { addDays } from '../src/kernel/calendar-day.ts'
import { systemClock } from '../src/platform/clock.ts'
import { signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { words } from './page.ts'

let national: National
let browser: Browser

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server'), { children: 5 }), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('an administrator makes a step stricter, is told what the law does not allow, and sees what holds from when', async () => {
  const gareth = await signInAs(browser, 'Gareth Pugh', { origin: national.url })
  await gareth.open('/settings/timescales')
  expect(await words(gareth)).toContain('A clock keeps the figure')
  await gareth.follow('Change a figure')
  await gareth.page.getByLabel('Which step?').selectOption('initial-conference')
  await gareth.write('How long may it take here?', '20')
  await gareth.date('From when?', addDays(systemClock.today(), 1))
  await gareth.write('Why?', 'Agreed by the partnership')
  await gareth.press('Set the figure')
  expect(await words(gareth)).toContain('the law allows 15 working days at most')
  await gareth.write('How long may it take here?', '12')
  await gareth.press('Set the figure')
  for (const said of ['12 working days', 'Agreed by the partnership', 'Gareth Pugh']) {
    expect(await words(gareth)).toContain(said)
  }
  expect(gareth.faults).toEqual([])
}, 60_000)
