import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { tabTo } from './keyboard.ts'
import { words } from './page.ts'

let national: National
let browser: Browser

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server'), { children: 20 }), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('two operators put a pair under one number, and part it again', async () => {
  const how = { origin: national.url }
  const [piotr, noor] = [await signInAs(browser, 'Piotr Lange', how), await signInAs(browser, 'Noor Aziz', how)]
  expect(await words(piotr)).toContain('Neev Calloway-Pryce')
  await piotr.follow(/Neev Calloway-Pryce/)
  const compared = await words(piotr)
  for (const said of ['Are these the same child?', 'Kerry Calloway', 'Kerrie Calloway', 'Look closely']) {
    expect(compared).toContain(said)
  }
  await piotr.choose('Your decision', 'The same child')
  await piotr.press('Record decision')
  expect(await words(piotr)).toContain('Say why, in a sentence')
  await piotr.write('Why, in a sentence', 'Nan says that Neev is Niamh')
  await piotr.press('Record decision')
  expect(await words(piotr)).toContain('A second operator must agree')

  await noor.open('/index/decisions')
  await noor.follow(/^Say that/)
  expect(await words(noor)).toContain('Nan says that Neev is Niamh')
  await noor.choose('Your decision', 'Agree: do it now')
  await noor.write('Why, in a sentence', 'The school says so too')
  await noor.press('Record decision')
  expect(await words(noor)).toContain('Agreed and done by you')

  await noor.press('Undo this')
  expect(await words(noor)).toContain('lives again')
  await noor.write('Why, in a sentence', 'There is a Neev: a cousin')
  await noor.press('Ask a second operator')
  await piotr.open('/index/decisions')
  await piotr.follow(/^Part/)
  await piotr.choose('Your decision', 'Agree: do it now')
  await piotr.write('Why, in a sentence', 'I met her')
  await piotr.press('Record decision')
  await piotr.follow('Neev Calloway-Pryce')
  const history = await words(piotr)
  for (const said of ['was merged into', 'was parted from', 'There is a Neev']) expect(history).toContain(said)

  for (const path of ['/index/shields', '/index/accuracy', '/index/to-allot', '/index/people']) await piotr.open(path)
  await piotr.write('Number or name', 'calowai')
  await piotr.press('Find')
  expect(await words(piotr)).toContain('These sound or look alike')
  expect([piotr.faults, noor.faults]).toEqual([[], []])
}, 120_000)

it('a pair is decided with the keyboard alone, and without scripts', async () => {
  const noor = await signInAs(browser, 'Noor Aziz', { origin: national.url, javaScript: false })
  const { page } = noor
  await noor.follow(/ and /)
  await tabTo(page, 'Ask ')
  await page.keyboard.press('Space')
  await tabTo(page, 'Why, in a sentence')
  await page.keyboard.type('Is Nia a twin, or Niamh entered twice?')
  await tabTo(page, 'Record decision')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  expect(await words(noor)).toContain('Is Nia a twin, or Niamh entered twice?')
  expect(noor.faults).toEqual([])
}, 60_000)
