import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { systemActor } from '../src/access/actor.ts'
import { entriesAbout } from '../src/entries/queries.ts'
import { inSeat } from '../src/platform/db.ts'
import { type Someone, signInAs } from '../testing/browser.ts'
import { anAdult, motherOf } from '../testing/builders/child.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { aChildToMeet } from './journey.ts'
import { type Child, everyoneCame, openChild, panel, words } from './page.ts'
import { aConferenceAwaited } from './waiting.ts'

const FOUR = [
  { given: 'Poppy', birthDate: '2015-02-11' },
  { given: 'Wren', birthDate: '2017-06-03' },
  { given: 'Jude', birthDate: '2019-10-20' },
  { given: 'Fern', birthDate: '2022-01-08' },
]
type Decided = Readonly<Record<string, string>>
let national: National
let browser: Browser
let children: readonly Child[]

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  const found: Child[] = []
  for (const one of FOUR) {
    const who = { family: 'Askew-Lindqvist', postcode: 'AL4 7TN', ...one }
    found.push({ ...(await aChildToMeet(national.parts, who)), given: one.given })
  }
  children = found
  const ids = found.map(({ id }) => id)
  await motherOf(national.parts.db, '990', await anAdult(national.parts.db, '990'), ids)
  await aConferenceAwaited(national.parts, ids)
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

it('four brothers and sisters go through a conference and two reviews together, each written once with a part for each', async () => {
  const today = national.parts.clock.today()
  const how = { origin: national.url }
  const [hilary, asha] = [await signInAs(browser, 'Hilary Stroud', how), await signInAs(browser, 'Asha Verma', how)]
  const [poppy, wren, jude, fern] = children as [Child, Child, Child, Child]

  const begins = 'The child needs a child protection plan'
  await confer(hilary, poppy, today, {
    Poppy: begins,
    Wren: begins,
    Jude: begins,
    Fern: 'No child protection plan is needed',
  })
  expect(await toldOnce('Initial child protection conference')).toEqual([
    ...Array(3).fill('A child protection plan is needed: neglect'),
    'No child protection plan is needed',
  ])

  await writeTheirPlan(asha, poppy, [wren, jude], today)
  await visitAll(asha, poppy, today)

  await confer(hilary, poppy, today, { Poppy: 'The plan goes on', Wren: 'The plan goes on', Jude: 'The plan ends' })
  expect((await toldOnce('Review child protection conference')).slice(0, 3)).toEqual([
    ...Array(2).fill('The child protection plan goes on'),
    'The child protection plan ends',
  ])
  await confer(hilary, poppy, today, { Poppy: 'The plan ends', Wren: 'The plan ends' })
  expect((await toldOnce('Review child protection conference: the protection plan ends')).slice(0, 2)).toEqual(
    Array(2).fill('The child protection plan ends'),
  )

  for (const child of [poppy, wren, jude, fern]) await openChild(asha, child)
  expect([hilary, asha].flatMap(({ faults }) => faults)).toEqual([])
}, 120_000)

/** The chair records one conference about all of them, with a decision for each. */
async function confer(hilary: Someone, child: Child, today: string, decided: Decided): Promise<void> {
  await openChild(hilary, child)
  await hilary.act('Record the conference')
  await hilary.date('When was it held?', today)
  await everyoneCame(hilary)
  for (const { id, given } of children.filter((one) => decided[one.given])) {
    await hilary.choose(new RegExp(`^What was decided for ${given} `), decided[given] ?? '')
    if (decided[given]?.includes('needs a child protection plan')) {
      await hilary.page.locator(`[name="category-${id}"]`).selectOption({ label: 'Neglect' })
    }
  }
  await hilary.write('Why?', 'What it means for each of them was weighed.')
  await hilary.press('Record the conference')
}

/** A need of three of them is written once, in one plan, and stands in each. */
async function writeTheirPlan(asha: Someone, poppy: Child, also: readonly Child[], today: string): Promise<void> {
  await asha.open(`/children/${poppy.id}/plan/edit`)
  await asha.write('Why are we involved?', 'They are left alone at night.')
  await asha.write('What do we want?', 'An adult is there every night.')
  await asha.write('What does the child need?', 'Someone there at night')
  const shares = asha.page.getByRole('group', { name: 'Is it the need of a brother or sister too?' })
  for (const { given, family } of also) await shares.getByLabel(`${given} ${family}`).check()
  await asha.write('What will be different?', 'Nan sleeps there on Fridays')
  await asha.page.locator('summary', { hasText: 'Add an action' }).first().click()
  await asha.write('What is done?', 'Put up the spare bed')
  await asha.write('Who does it?', 'Nan')
  await asha.date(/^By when\?$/, today)
  await asha.press('Keep the plan')
  for (const child of also) {
    await asha.open(`/children/${child.id}/plan`)
    expect(await panel(asha, 'Someone there at night')).toMatch(/Shared with .*Poppy Askew-Lindqvist/)
    expect(await words(asha)).toContain('Put up the spare bed')
  }
  const forAll = asha.page.getByRole('button', { name: /^Done for all/ })
  await Promise.all([asha.page.waitForEvent('load'), forAll.click()])
  await asha.open(`/children/${poppy.id}/plan`)
  expect(await words(asha)).toContain('done in time')
}

/** One visit to all of them; who was seen, and how, is each child's own. */
async function visitAll(asha: Someone, poppy: Child, today: string): Promise<void> {
  await openChild(asha, poppy)
  await asha.act('Record a visit')
  await asha.date('When was the visit?', today)
  for (const { given, family } of children) {
    const box = asha.page.getByRole('checkbox', { name: `${given} ${family}`, exact: true })
    await box.check()
    const seen = given === 'Fern' ? 'Yes, but not alone' : 'Yes, alone'
    await asha.choose(`Was ${given} ${family} seen?`, seen)
  }
  await asha.write('What happened?', 'Nan was there; all four were in bed by nine.')
  await asha.press('Record the visit')
  expect(await toldOnce('Visit to')).toEqual([...Array(3).fill('Seen alone'), 'Seen, but not alone'])
}

/** Of the latest entry so called in each story: that it is one and the same, and each child's part of it. */
async function toldOnce(title: string): Promise<readonly (string | null | undefined)[]> {
  const found = await inSeat(national.parts.db, systemActor('990', 'test'), async (tx) => {
    const stories = []
    for (const { id } of children) stories.push(await entriesAbout(tx, id, { limit: 30 }))
    return stories.map((story) => story.find((entry) => entry.title.startsWith(title)))
  })
  const first = found[0]?.id
  expect(found.filter((entry) => entry?.id === first).length).toBeGreaterThan(1)
  return found.map((entry) => (entry?.id === first ? entry?.part : undefined))
}
