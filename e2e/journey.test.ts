import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { ANOTHER_ISLA, aChildToMeet, theJourney, thePeople } from './journey.ts'

let national: National
let browser: Browser

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it.each([
  ['with JavaScript', { javaScript: true }],
  ['without JavaScript', { javaScript: false }],
])(
  'a concern becomes a case, and the case comes to its end, under one number: %s',
  async (_, how) => {
    const { clock } = national.parts
    const child = await aChildToMeet(national.parts, how.javaScript ? undefined : ANOTHER_ISLA)
    const people = await thePeople(browser, { origin: national.url, ...how })
    await theJourney(people, child, clock.today())
    expect(Object.values(people).flatMap(({ faults }) => faults)).toEqual([])
  },
  120_000,
)
