import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { fillConcern, findChild, isAtFrontDoor } from './front-door.ts'
import { aChildToMeet, thePeople } from './journey.ts'
import { type Child, everyoneCame, openChild, type People, panel, words } from './page.ts'
import { close, holdConference, plan, review } from './protection.ts'
import { aConferenceAwaited } from './waiting.ts'

const AGAIN = 'school sees her hungry two days running, or the heating is off in winter'
let national: National
let browser: Browser

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('protection steps down to a child in need plan, that is reviewed and ends; within a year its words are in sight again', async () => {
  const today = national.parts.clock.today()
  const child = await aChildToMeet(national.parts)
  await aConferenceAwaited(national.parts, [child.id])
  const people = await thePeople(browser, { origin: national.url })
  await holdConference(people, child, today)
  await plan(people, child, today)
  await review(people, child, today, 'After the plan ends, help goes on as a child in need')
  await isOneLivingPlan(people, child)
  await reviewInNeed(people, child, today)
  await decide(people, child)
  await askToClose(people, child, today)
  await openChild(people.tom, child)
  await close(people, child)
  await lookAgainWithinAYear(people, child)
  expect(Object.values(people).flatMap(({ faults }) => faults)).toEqual([])
}, 120_000)

/** The plan goes on word for word, and what it was before is still to be read. */
async function isOneLivingPlan({ asha }: People, child: Child): Promise<void> {
  await asha.open(`/children/${child.id}/plan`)
  const said = await words(asha)
  for (const part of ['Child in need plan', 'Isla has breakfast at home every day', 'Put the meter on the hardship']) {
    expect(said).toContain(part)
  }
  expect(await panel(asha, 'What it was, and when')).toContain('Child protection plan: neglect')
  await asha.follow('How it has changed')
  expect(await words(asha)).toContain('New outcome: Isla has breakfast at home every day')
}

/** The review writes what has changed into the plan, and asks the manager to step down. */
async function reviewInNeed({ asha, tom }: People, child: Child, today: string): Promise<void> {
  await openChild(asha, child)
  await asha.act('Review the plan')
  await fillReview({ asha }, today, 'Less is needed: step down to family help', 'Nan has moved in.')
  const said = await words(asha)
  expect(said).toContain('Breakfast every day since Nan came')
  expect(said).toContain('The review asks the manager to step down to family help')

  await tom.open(`/children/${child.id}/plan`)
  await tom.follow('Decide')
}

/** Who came last time stands there already; what is new is written. */
async function fillReview({ asha }: Pick<People, 'asha'>, today: string, found: string, why: string): Promise<void> {
  expect(await asha.page.locator('[name="name-2"]').inputValue()).not.toBe('')
  await asha.date('When was the review held?', today)
  await everyoneCame(asha)
  await asha.write('What was said about the plan?', 'Isla is warm and fed.')
  await asha.write(/^Has it changed\? What shows it\?/, 'Breakfast every day since Nan came')
  await asha.page
    .getByRole('group', { name: /^What was found for/ })
    .getByLabel(found)
    .check()
  await asha.write(/^Why\?/, why)
  await asha.write(/^What does the child think of the plan\?/, 'I like it that Nan is here.')
  await asha.press('Record the review')
}

/** The manager decides with the reason of the review before him; the plan is the same, and less in law. */
async function decide({ tom }: People, child: Child): Promise<void> {
  expect(await tom.page.getByLabel('Why?').inputValue()).toBe('Nan has moved in.')
  await tom.press('Record the decision')
  expect(new URL(tom.page.url()).pathname).toBe(`/children/${child.id}/plan`)
  expect(await words(tom)).toContain('Family help plan')
  expect(await words(tom)).toContain('Isla has breakfast at home every day')
}

async function askToClose({ asha, tom }: People, child: Child, today: string): Promise<void> {
  await openChild(asha, child)
  await asha.act('Review the plan')
  await fillReview({ asha }, today, 'Nothing more of ours is needed: close', 'School and Nan go on.')
  await tom.open(`/children/${child.id}/closure`)
  expect(await words(tom)).toContain('The review of the plan asks to close the case')
  expect(await tom.page.getByLabel('What changed?').inputValue()).toBe('School and Nan go on.')
}

/** A new concern: whoever decides reads what was said at the end, by whom and when, and that it is a re-referral. */
async function lookAgainWithinAYear({ grace, peter }: People, child: Child): Promise<void> {
  await findChild(grace, child)
  await fillConcern(grace)
  await grace.press('Send')
  await isAtFrontDoor(peter, child)
  await peter.follow(`about ${child.given} ${child.family}`)
  const said = await words(peter)
  for (const part of ['by Tom Llewellyn', 'Mum asks for help early', AGAIN, 're-referral within 12 months']) {
    expect(said).toContain(part)
  }
  await peter.choose('What is decided?', 'Taken on as a referral')
  await peter.write('Why?', 'What we said would bring us back has come.')
  await peter.press('Record the decision')
  const referral = await words(peter)
  for (const part of ['Re-referral within 12 months', 'by Tom Llewellyn', AGAIN]) expect(referral).toContain(part)
  await peter.choose('What is the response?', 'Child and family assessment')
  await peter.write('Why?', 'What does Isla need now?')
  const asha = await peter.page.getByRole('option', { name: /^Asha Verma/ }).getAttribute('value')
  await peter.page.getByLabel('Who holds the children?').selectOption(asha)
  await peter.press('Record the decision')
  await openChild(peter, child)
  expect(await words(peter)).toContain('(Tom Llewellyn), we said we would look again if:')
  expect(await words(peter)).toContain(AGAIN)
}
