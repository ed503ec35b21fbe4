import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { formatIndexNumber, type IndexNumber } from '../src/kernel/index-number.ts'
import { signInAs } from '../testing/browser.ts'
import { aNumberedChild } from '../testing/builders/numbered-child.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { discussStrategy, enquire } from './enquiry.ts'
import { assess, decideReferral, learnWhatCameOfIt, raiseConcern, takeOn } from './front-door.ts'
import type { Child, People } from './journey.ts'

const ISLA = { given: 'Isla', family: 'Marchetti', birthDate: '2017-03-04', postcode: 'AL4 7TN' }
let national: National
let browser: Browser

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('a concern becomes a case, and the case comes to its end, under one number', () => theJourney(true), 120_000)

async function theJourney(javaScript: boolean): Promise<void> {
  const { id, number } = await aNumberedChild(national, '990', ISLA)
  const child: Child = { id, ...ISLA, number: formatIndexNumber(number as IndexNumber) }
  const today = national.parts.clock.today()
  const people = await thePeople(javaScript)
  const step = async (name: string, done: Promise<void>) => {
    const t = performance.now()
    await done
    console.log(name, Math.round(performance.now() - t))
  }
  await step('raise', raiseConcern(people, child))
  await step('take on', takeOn(people, child))
  await step('learn', learnWhatCameOfIt(people, child))
  await step('referral', decideReferral(people, child))
  await step('assess', assess(people, child, today))
  await step('strategy', discussStrategy(people, child, today))
  await step('enquire', enquire(people, child, today))
  expect(Object.values(people).flatMap(({ faults }) => faults)).toEqual([])
}

async function thePeople(javaScript: boolean): Promise<People> {
  const how = { origin: national.url, javaScript }
  const [grace, peter, asha, tom, hilary] = await Promise.all(
    ['Grace Okafor', 'Peter Ansah', 'Asha Verma', 'Tom Llewellyn', 'Hilary Stroud'].map((name) =>
      signInAs(browser, name, how),
    ),
  )
  if (!grace || !peter || !asha || !tom || !hilary) throw new Error('somebody is missing')
  return { grace, peter, asha, tom, hilary }
}
