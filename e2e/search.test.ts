import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { newId } from '../src/platform/ids.ts'
import { type Someone, signInAs } from '../testing/browser.ts'
import { aPdfFile } from '../testing/builders/document-file.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { tabTo } from './keyboard.ts'
import { words } from './page.ts'

let national: National
let browser: Browser

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('a report is added to the record, and its words are found from any page with the keyboard alone', async () => {
  const asha = await signInAs(browser, 'Asha Verma', { origin: national.url })
  const chidi = await signInAs(browser, 'Chidi Nwosu', { origin: national.url })

  await asha.open('/worktray')
  await asha.follow('Niamh Calloway')
  await asha.follow('Documents')
  await asha.page.getByRole('button', { name: 'Add a document' }).click()
  await asha.page.waitForURL(/documents\/new$/)
  const pdf = aPdfFile('She builds lighthouses out of boxes.')
  await asha.page.getByLabel('The file').setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: pdf })
  await asha.write('What is it?', 'School report')
  await asha.page.getByLabel('What kind of document?').selectOption({ label: 'School' })
  await asha.date('What day is on it?', '2026-02-03')
  await asha.write('Who is it from?', 'Fenwick Lane Primary')
  await asha.press('Add it to the record')
  expect(await words(asha)).toContain('School report')
  await expect.poll(() => saidAgain(asha), { timeout: 20_000 }).toContain('Its words can be searched')

  await searchByKeyboard(asha, 'lighthouse')
  expect(await words(asha)).toContain('builds lighthouses out of boxes')
  await tabTo(asha.page, 'School report')
  await Promise.all([asha.page.waitForEvent('load'), asha.page.keyboard.press('Enter')])
  expect(await words(asha)).toContain('Fenwick Lane Primary')
  expect(asha.page.url()).not.toContain('lighthouse')

  await searchByKeyboard(chidi, 'lighthouse')
  expect(await words(chidi)).toContain('Nothing that is written about your children has these words')
  expect([...asha.faults, ...chidi.faults]).toEqual([])
}, 120_000)

it('a file is let go from whoever is not signed in, and from a form that asks for none', async () => {
  const send = (path: string) => {
    const body = new FormData()
    body.set('file', new Blob(['Words']), 'words.txt')
    return fetch(national.url + path, { method: 'POST', body, redirect: 'manual' })
  }
  expect((await send(`/children/${newId()}/documents/new`)).status).toBe(401)
  expect((await send('/search')).status).toBe(415)
})

/** What the page says when it is looked at once more. */
async function saidAgain(someone: Someone): Promise<string> {
  await someone.open(someone.page.url())
  return words(someone)
}

/** From wherever someone is: a slash, the words, Enter. */
async function searchByKeyboard({ page }: Someone, text: string): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type(text)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}
