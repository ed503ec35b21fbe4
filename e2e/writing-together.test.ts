import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Someone, signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { execute } from '../testing/database.ts'
import { aNational, type National } from '../testing/national.ts'
import { words } from './page.ts'

let national: National
let browser: Browser
let asha: Someone
let tom: Someone

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  const how = { origin: national.url }
  ;[asha, tom] = [await signInAs(browser, 'Asha Verma', how), await signInAs(browser, 'Tom Llewellyn', how)]
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

const WORRIES = 'What are we worried about?'
const ANALYSIS = 'What do you make of it?'
const box = ({ page }: Someone, label: string) => page.getByRole('textbox', { name: label }).first()
const said = async (someone: Someone, label: string) =>
  (await box(someone, label).allInnerTexts()).join(' ').replace(/\s+/g, ' ')
const SOON = { timeout: 15_000 }
const isKept = ({ page }: Someone) => page.locator('form[data-live]:not([data-unkept])').waitFor()

const database = () => inject('server').admin + new URL(national.urls.owner).pathname.slice(1)

/** An assessment that Asha writes, and that her manager may write in too. */
async function anOpenAssessment(): Promise<string> {
  const { rows } = await execute<{ id: string }>(
    database(),
    `select a.id from assessment a join assessment_child c on c.authority = a.authority and c.assessment_id = a.id
       join allocation l on l.authority = a.authority and l.child_id = c.child_id and l.to_on is null
       join access.app_user u on u.id = l.user_id
      where u.name = 'Asha Verma' and a.state in ('open', 'returned') limit 1`,
  )
  return `/assessments/${rows[0]?.id}`
}

describe('two people write one assessment', () => {
  it('and each sees the other’s words as they come, and who the other is', async () => {
    const path = await anOpenAssessment()
    for (const someone of [asha, tom]) {
      await someone.open(path)
      await isKept(someone)
    }
    await box(asha, WORRIES).fill('')
    await box(asha, WORRIES).pressSequentially('Nights are loud.')
    await expect.poll(() => said(tom, WORRIES)).toContain('Nights are loud.')
    await box(tom, ANALYSIS).fill('Money runs out.')
    await box(tom, WORRIES).press('Control+End')
    await box(tom, WORRIES).pressSequentially(' Niamh sleeps badly.')
    await Promise.all([isKept(asha), isKept(tom)])
    await expect.poll(() => said(asha, WORRIES)).toContain('Nights are loud. Niamh sleeps badly.')
    await expect.poll(() => said(asha, ANALYSIS)).toContain('Money runs out.')
    expect(await words(asha)).toContain('Every word kept, here and on the server')
    expect(await words(asha)).toContain('Also writing here: Tom Llewellyn')
  })

  it('and it is sent as both have it, without anything to put in order', async () => {
    await asha.press('Keep and go on later')
    await tom.press('Keep and go on later')
    for (const someone of [asha, tom]) {
      await isKept(someone)
      expect(await said(someone, WORRIES)).toContain('Nights are loud. Niamh sleeps badly.')
      expect(await words(someone)).not.toContain('kept words here')
    }
  })

  it('and what stood there before is read again, and brought back', async () => {
    await box(asha, WORRIES).fill('All of it anew.')
    await isKept(asha)
    await asha.follow('Earlier versions')
    await asha.page.getByRole('link', { name: /^Read/ }).last().click()
    await asha.press('Bring this back')
    await isKept(asha)
    expect(await said(asha, WORRIES)).not.toContain('All of it anew.')
    await expect.poll(() => said(tom, WORRIES)).not.toContain('All of it anew.')
  })

  it('and who types in a paragraph that the other takes out has the words back, if they want them', async () => {
    await expect.poll(() => words(asha), SOON).toContain('Also writing here: Tom Llewellyn')
    await box(asha, ANALYSIS).fill('Money runs out.')
    await box(asha, ANALYSIS).press('Control+End')
    await box(asha, ANALYSIS).press('Enter')
    await box(asha, ANALYSIS).pressSequentially('Nan helps on Sundays.')
    await expect.poll(() => said(tom, ANALYSIS), SOON).toContain('Nan helps on Sundays.')
    for (const key of ['Control+End', 'Shift+Home', 'Shift+ArrowLeft', 'Delete']) await box(tom, ANALYSIS).press(key)
    const notice = asha.page.getByRole('alert')
    await notice.waitFor()
    expect(await said(asha, ANALYSIS)).not.toContain('Nan helps')
    expect(await notice.textContent()).toContain('Tom Llewellyn took out the paragraph you were writing in.')
    await notice.getByRole('button', { name: 'Put them back' }).click()
    await expect.poll(() => said(tom, ANALYSIS), SOON).toContain('Money runs out. Nan helps on Sundays.')
    expect(await notice.count()).toBe(0)
    await Promise.all([isKept(asha), isKept(tom)])
  })

  it('and goes on when a session has run out: the words wait on the computer, and join once one has signed in again', async () => {
    await execute(database(), `update access.session set last_seen_at = now() - interval '31 minutes'`)
    await box(asha, ANALYSIS).press('Control+End')
    await box(asha, ANALYSIS).pressSequentially(' Nobody is asked to hurry.')
    const signedOut = 'Kept on this computer only since'
    await expect.poll(() => words(asha), { timeout: 15_000 }).toContain(signedOut)
    await expect.poll(() => words(asha), { timeout: 15_000 }).toContain('Sign in again in another tab')
    for (const someone of [asha, tom]) {
      const tab = await someone.context.newPage()
      await tab.goto(national.url)
      await tab.getByRole('main').getByRole('button', { name: someone.name, exact: true }).click()
      await tab
        .getByRole('link', { name: 'Sign out' })
        .or(tab.getByRole('button', { name: 'Sign out' }))
        .first()
        .waitFor()
      await tab.close()
    }
    await isKept(asha)
    await expect.poll(() => said(tom, ANALYSIS), { timeout: 15_000 }).toContain('Nobody is asked to hurry.')
  }, 60_000)

  it('and no page of theirs has a fault', () => {
    const faults = [...asha.faults, ...tom.faults]
    // Chromium calls what is refused to someone signed out an error of its own.
    expect(faults.filter((fault) => !/status of 401|WebSocket connection/.test(fault))).toEqual([])
  })
})
