import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Someone, signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'

// A health visitor works with Niamh, is asked, and shares; the duty worker opens her record at night. Every page is judged.

let national: National
let browser: Awaited<ReturnType<typeof launchChromium>>
const SHOTS = process.env['SHARING_SHOTS']

beforeAll(async () => {
  national = await aNational(inject('server'))
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

const signIn = (name: string) => signInAs(browser, name, { origin: national.url })
const picture = async ({ page }: Someone, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}
/** Looks again until the words are there: what is told goes by a job. */
async function until({ page, open }: Someone, path: string, words: string): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    await open(path)
    if ((await page.content()).includes(words)) return
  }
  expect(await page.content()).toContain(words)
}

it('a health visitor says that she works with a child, is asked, shares, and the ledger tells it all', async () => {
  const ravi = await signIn('Ravi Menon')
  await ravi.open('/concerns/find')
  await ravi.write(/^Family name/, 'Calloway')
  await ravi.write(/^Or a number/, '999 000 0018')
  await ravi.press('Go on')
  await ravi.follow('I work with this child')
  await picture(ravi, 'begin')
  await ravi.press('Say that I work with them')
  await picture(ravi, 'who-works-partner')

  const asha = await signIn('Asha Verma')
  await asha.open('/worktray')
  await asha.follow('Niamh Calloway')
  const child = new URL(asha.page.url()).pathname.split('/').slice(0, 3).join('/')
  await until(asha, `${child}/network`, 'Ravi Menon, Health visitor')
  await picture(asha, 'network')
  await asha.page
    .getByRole('row', { name: /Ravi Menon, Health visitor/ })
    .first()
    .getByRole('checkbox')
    .check()
  await asha.press('Ask those who are ticked')
  await asha.write(/^What do you need it for/, 'To know whether she is safe at home')
  await asha.write('What do you ask?', 'How was she when you last saw her?')
  await asha.choose('On which ground in law?', /^An enquiry/)
  await picture(asha, 'ask')
  await asha.press('Send the request')

  await until(ravi, '/concerns/asked', 'How was she when you last saw her?')
  await ravi.follow('How was she when you last saw her?')
  await ravi.choose('What do you do?', /^Share/)
  await ravi.write(/^In your own words/, 'She was thin and quiet, and held on to her brother.')
  await ravi.page.getByRole('group', { name: 'How is it known?' }).getByLabel(/^Fact/).check()
  await picture(ravi, 'answer')
  await ravi.press('Send the answer')

  await until(asha, `${child}/sharing`, 'held on to her brother')
  await picture(asha, 'sharing')
  await asha.open(`${child}/warning-notes/new`)
  await picture(asha, 'warn')
  expect([...ravi.faults, ...asha.faults]).toEqual([])
}, 120_000)

it('at night the duty worker opens one record with a reason, and the head of service looks at it', async () => {
  const femi = await signIn('Femi Adeyemi')
  await femi.open('/children/find')
  await femi.write(/^Name/, 'Niamh Calloway')
  await femi.press('Find')
  await picture(femi, 'night-find')
  await femi.follow(/^Open in an emergency/)
  await femi.choose('Why do you need to see it now?', 'The police ask')
  await femi.write(/^What is happening/, 'Police found her alone at the station.')
  await picture(femi, 'night-open')
  await femi.press('Open this record')
  expect(await femi.page.locator('h1').textContent()).toContain('Niamh')
  await picture(femi, 'night-child')

  const margaret = await signIn('Margaret Quaye')
  await margaret.open('/reviews/break-glass')
  await picture(margaret, 'night-list')
  await margaret.follow(/^Niamh/)
  await margaret.choose('What do you find?', 'It was proper')
  await margaret.press('Keep what you found')
  expect([...femi.faults, ...margaret.faults]).toEqual([])
}, 120_000)
