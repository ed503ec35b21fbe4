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

const said = ({ page }: Someone, label: string) => page.getByRole('textbox', { name: label }).first().inputValue()

it.each([true, false])(
  'two people change one plan at once, and no word is lost: JavaScript %s',
  async (javaScript) => {
    const how = { origin: national.url, javaScript }
    const [asha, tom] = [await signInAs(browser, 'Asha Verma', how), await signInAs(browser, 'Tom Llewellyn', how)]
    await asha.open('/worktray')
    await asha.follow('Niamh Calloway')
    const path = `${new URL(asha.page.url()).pathname}/plan/edit`
    for (const someone of [asha, tom]) await someone.open(path)

    await tom.write('What do we want?', 'Niamh sleeps through the night.')
    await tom.write('What do the parents think?', 'Kerry wants the tablets kept at her sister’s.')
    await tom.press('Keep the plan')
    await asha.write('What do we want?', 'Niamh is out of pain.')
    await asha.write('What happens if it does not work?', 'We meet within a week.')
    await asha.press('Keep the plan')

    const told = await words(asha)
    for (const one of [
      'Tom Llewellyn kept words here on',
      'Niamh sleeps through the night.',
      'Niamh is out of pain.',
    ]) {
      expect(told).toContain(one)
    }
    expect(await said(asha, 'What do we want?')).toBe('Niamh sleeps through the night.\n\nNiamh is out of pain.')
    expect(await said(asha, 'What do the parents think?')).toBe('Kerry wants the tablets kept at her sister’s.')
    expect(await said(asha, 'What happens if it does not work?')).toBe('We meet within a week.')

    await asha.press('Keep the plan')
    const kept = await words(asha)
    for (const one of ['sleeps through the night', 'out of pain', 'kept at her sister’s', 'We meet within a week']) {
      expect(kept).toContain(one)
    }
    expect([...asha.faults, ...tom.faults]).toEqual([])
    await Promise.all([asha.close(), tom.close()])
  },
  60_000,
)
