import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { systemActor } from '../src/access/actor.ts'
import { inSeat } from '../src/platform/db.ts'
import { qualityTasks } from '../src/returns/quality/jobs.ts'
import { signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { words } from './page.ts'

let national: National
let browser: Browser

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server'), { children: 12 }), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('an analyst finds a rule that is broken, follows it to the record, the worker puts it right, and the rule is met', async () => {
  await nobodyAskedNiamhAboutDisability()
  const origin = national.url
  const priti = await signInAs(browser, 'Priti Shah', { origin })
  expect(await words(priti)).toContain('No return has been made yet')
  await priti.press('Make it from the record')
  await expect
    .poll(
      async () => {
        await priti.page.reload()
        return words(priti)
      },
      { timeout: 20_000 },
    )
    .toContain('What the rules say')
  await priti.follow('8540')
  await priti.follow('Niamh Calloway')
  expect(await words(priti)).toContain('Disability is missing')
  expect(await words(priti)).toContain('About the child (Asha Verma)')

  const asha = await signInAs(browser, 'Asha Verma', { origin })
  await asha.open(new URL(priti.page.url()).pathname + new URL(priti.page.url()).search)
  await asha.follow('About the child')
  await asha.page.getByLabel('No disability').check()
  await asha.press('Keep it')

  await priti.page.goBack()
  await priti.page.reload()
  expect(await words(priti)).toContain('put right since')
  expect([priti.faults, asha.faults]).toEqual([[], []])
}, 90_000)

it('what the census would query is at hand from the worktray, and goes green once it is put right', async () => {
  await look('check-whole-record')
  const asha = await signInAs(browser, 'Asha Verma', { origin: national.url })
  await asha.open('/worktray')
  await asha.follow('What the census would query')
  expect(await words(asha)).toContain('Disability is missing')
  await asha.page
    .getByRole('row', { name: /Alfie Calloway.*Disability is missing/ })
    .getByText('About the child')
    .click()
  await asha.page.getByLabel('No disability').check()
  await asha.press('Keep it')
  expect(await words(asha)).not.toContain('There is a problem')
  await look('check-acted-on-in')
  await asha.open('/returns/quality')
  expect(await words(asha)).toMatch(/Put right in the last week.*Disability is missing/s)

  const priti = await signInAs(browser, 'Priti Shah', { origin: national.url })
  await priti.follow('What the census would query now')
  expect(await words(priti)).toContain('By who holds the children')
  const tom = await signInAs(browser, 'Tom Llewellyn', { origin: national.url })
  await tom.open('/returns/quality')
  expect(await words(tom)).not.toContain('By team')
  expect([asha.faults, priti.faults, tom.faults]).toEqual([[], [], []])
}, 90_000)

/** What the program does of itself every night, and within a minute of an act. */
async function look(task: 'check-whole-record' | 'check-acted-on-in'): Promise<void> {
  await qualityTasks(national.parts)[task]?.({ authority: '990' })
}

async function nobodyAskedNiamhAboutDisability(): Promise<void> {
  await inSeat(national.parts.db, systemActor('990', 'test'), (tx) =>
    sql`update person set disabilities = '{}' where authority = '990' and id in (
          select person_id from person_name where authority = '990' and given = 'Niamh' and family = 'Calloway')`.execute(
      tx,
    ),
  )
}
