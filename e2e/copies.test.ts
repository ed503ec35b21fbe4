import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Someone, signInAs } from '../testing/browser.ts'
import { aPicture } from '../testing/builders/document-file.ts'
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

it('a child’s copy and a parent’s are prepared, released by the manager and printed; the photo is on the child’s page', async () => {
  const asha = await signInAs(browser, 'Asha Verma', { origin: national.url })
  await asha.open('/worktray')
  await asha.follow('Niamh Calloway')
  const child = new URL(asha.page.url()).pathname
  await asha.open(`${child}/photo`)
  await asha.page.getByLabel('The photo').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: aPicture() })
  await asha.press('Show it on the child’s page')
  await isShown(asha, 'Niamh Calloway')

  const own = await prepare(asha, child, 'The child', true)
  expect(await words(asha)).toContain('Your story, Niamh')
  await isShown(asha, /^You, /)
  const parents = await prepare(asha, child, /^Kerry/)
  const said = await words(asha)
  expect(said).toContain('it is Niamh’s to tell')

  const tom = await signInAs(browser, 'Tom Llewellyn', { origin: national.url, judging: false })
  for (const copy of [own, parents]) {
    await tom.open(copy)
    await tom.choose('What do you decide?', 'Release it: it may be given as it stands here')
    await tom.press('Decide')
    expect(await words(tom)).toContain('May be given')
  }
  await asha.open(own)
  await asha.page.emulateMedia({ media: 'print' })
  for (const part of ['Write down that it was given', 'Niamh Calloway · ']) {
    expect(await asha.page.getByText(part).first().isVisible()).toBe(false)
  }
  expect(
    await asha.page
      .locator('.ics-copy p')
      .first()
      .evaluate((one) => getComputedStyle(one).fontSize),
  ).toBe('24px')
  await asha.page.emulateMedia({ media: 'screen' })
  const [copy] = await Promise.all([
    asha.page.waitForEvent('download'),
    asha.page.getByRole('button', { name: 'PDF to print' }).click(),
  ])
  expect(copy.suggestedFilename()).toBe('copy.pdf')
  expect([...asha.faults, ...tom.faults]).toEqual([])
}, 180_000)

/** Prepares a copy for somebody; gives its path. */
async function prepare(asha: Someone, child: string, whose: string | RegExp, isLarge = false): Promise<string> {
  await asha.open(`${child}/reports`)
  await asha.follow('copies in plain words')
  await asha.choose('For whom is the copy?', whose)
  if (isLarge) await asha.page.getByLabel('Large print (18 point)').check()
  await asha.press('Prepare the copy')
  return new URL(asha.page.url()).pathname
}

async function isShown({ page }: Someone, alt: string | RegExp): Promise<void> {
  const photo = page.getByRole('img', { name: alt }).first()
  await expect.poll(() => photo.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(8)
}
