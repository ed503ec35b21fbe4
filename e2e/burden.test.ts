import { writeFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { ROOMS } from '../src/deployments/rooms.ts'
import type { CalendarDay } from '../src/kernel/calendar-day.ts'
import { formsOf } from '../testing/asking/forms.ts'
import type { Someone } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { sign, stepDown, takeOnAll } from './burden/between.ts'
import { BUDGETS, overBudget } from './burden/budgets.ts'
import { aFamily, type Family } from './burden/family.ts'
import { inDocument, inTable } from './burden/report.ts'
import { aTally, type Burden, watch } from './burden/tally.ts'
import * as tasks from './burden/tasks.ts'
import { discussStrategy, enquire } from './enquiry.ts'
import { findChild } from './front-door.ts'
import { thePeople } from './journey.ts'
import { openChild, type People } from './page.ts'

/** `npm run burden` writes the report here. */
const REPORT = process.env['BURDEN_REPORT']

let national: National
let browser: Browser

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('the tasks of every week take no more of a worker’s time than their budgets', async () => {
  const today = national.parts.clock.today()
  const people = await thePeople(browser, { origin: national.url, judging: false })
  for (const someone of Object.values(people)) await watch(someone)
  const burdens = await doAll(people, await aFamily(national.parts), today)
  if (REPORT) {
    process.stdout.write(`\n${inTable(burdens)}\n\n`)
    await writeFile(REPORT, inDocument(burdens, today))
  }
  expect([...burdens.keys()].toSorted()).toEqual(Object.keys(BUDGETS).toSorted())
  expect([...burdens].flatMap(([task, burden]) => overBudget(task, burden))).toEqual([])
}, 300_000)

async function doAll(people: People, family: Family, today: CalendarDay) {
  const { grace, asha, hilary, tom } = people
  const { poppy, wren, jude, fern } = family
  const tally = aTally(formsOf(ROOMS, national.parts))
  const burdens = new Map<string, Burden>()
  const count = async (task: string, someone: Someone, work: () => Promise<unknown>) => {
    await tally.hear(Object.values(people))
    burdens.set(task, await tally.count(someone, work))
  }
  await findChild(grace, poppy)
  await count('raise a concern', grace, () => tasks.raiseConcern(grace))
  await takeOnAll(people, family)
  await openChild(asha, poppy)
  await count('write an assessment', asha, () => tasks.writeAssessment(asha, family, today))
  await sign(people, poppy)
  await openChild(asha, poppy)
  await count('record a visit for four siblings', asha, () => tasks.visitAll(asha, family, today))
  await discussStrategy(people, poppy, today)
  await enquire(people, poppy, today)
  await openChild(asha, poppy)
  await count('conference report', asha, () => tasks.reportToConference(asha))
  await openChild(hilary, poppy)
  await count('record a conference', hilary, () => tasks.recordConference(hilary, today))
  await openChild(asha, poppy)
  await count('CP plan from an assessment', asha, () => tasks.planFromAssessment(asha, today))
  await stepDown(people, poppy, today)
  await openChild(asha, poppy)
  await count('CIN plan at step-down', asha, () => tasks.planInNeed(asha, today))
  await openChild(asha, poppy)
  await count('review', asha, () => tasks.reviewPlan(asha, family, today))
  await openChild(asha, wren)
  await count('transfer summary', asha, () => tasks.transferSummary(asha))
  await openChild(tom, fern)
  await count('closure', tom, () => tasks.closeCase(tom))
  await asha.open('/worktray')
  await count('find a child', asha, () => tasks.findChild(asha, jude))
  return burdens
}
