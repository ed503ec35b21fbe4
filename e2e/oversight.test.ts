import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { systemClock } from '../src/platform/clock.ts'
import { signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { panel, words } from './page.ts'

let national: National
let browser: Browser

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('a manager supervises, decides and sees what waits; a worker confirms, and is covered for while away', async () => {
  const how = { origin: national.url }
  const [asha, tom] = [await signInAs(browser, 'Asha Verma', how), await signInAs(browser, 'Tom Llewellyn', how)]
  await asha.open('/worktray')
  await asha.follow('Niamh Calloway')
  const child = new URL(asha.page.url()).pathname

  await tom.open('/supervision')
  expect(await words(tom)).toContain('Asha Verma')
  await tom.open(child)
  await tom.act('Record supervision')
  await tom.write(/^What did you speak of/, 'Niamh came hungry on two Mondays.')
  await tom.write(/^What was decided/, 'See her before school on a Monday.')
  await tom.press('Record the supervision')
  expect(await panel(tom, 'Management oversight')).toContain('See her before school on a Monday.')
  await tom.act('Write a management decision')
  await tom.write('What do you decide?', 'Legal advice this week.')
  await tom.write('Why?', 'Nights alone.')
  await tom.press('Write the decision')
  expect(await panel(tom, 'Management oversight')).toContain('Management decision: Legal advice this week')
  for (const path of ['/to-sign', `${child}/supervision`, `${child}/withdraw`]) await tom.open(path)

  await asha.open('/supervision')
  await asha.follow(/with Tom Llewellyn/)
  await asha.write(/^What do you want to add/, 'And Nan’s phone number.')
  await asha.press('This is what was said')
  expect(await words(asha)).toContain('Read and confirmed')

  const chidi = await signInAs(browser, 'Chidi Nwosu', how)
  await asha.open('/cover')
  await asha.page.getByLabel('Who stands in?').selectOption({ label: 'Chidi Nwosu, Social worker' })
  await asha.date('Until when?', systemClock.today())
  await asha.write('Why?', 'Leave')
  await asha.press('Set the cover')
  expect(await words(asha)).toContain('Chidi Nwosu for Asha Verma now')
  await chidi.open(child)
  expect(await words(chidi)).toContain('Niamh Calloway')
  await asha.open(`${child}/looks`)
  expect(await words(asha)).toContain('covering for Asha Verma')
  await asha.open('/cover')
  await asha.follow(/^End it/)
  await asha.press('End it today')

  const gareth = await signInAs(browser, 'Gareth Pugh', how)
  await gareth.open('/settings/signing')
  expect(await words(gareth)).toContain('Who signs the closing of a case')
  expect([asha, tom, chidi, gareth].flatMap(({ faults }) => faults)).toEqual([])
}, 90_000)
