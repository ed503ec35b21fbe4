import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Someone, signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { fillConcern } from './front-door.ts'
import { addPerson, everyoneCame, panel } from './page.ts'

// Each exercise is walked to its end as its hints say, so that a page cannot change under it unseen.

let national: National
let browser: Browser

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

const said = async (what: Locator) => (await what.allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ')
const bar = ({ page }: Someone) => said(page.locator('.ics-lesson'))
const today = () => national.parts.clock.today()

/** Someone of that name begins an exercise; the bar says its first step. */
async function begins(name: string, exercise: string, judging = false): Promise<Someone> {
  const someone = await signInAs(browser, name, { origin: national.url, judging })
  await someone.open('/learning')
  await someone.press(`Begin ${exercise}`)
  expect(await bar(someone)).toContain(`Exercise: ${exercise}. Step 1 of`)
  return someone
}

/** Goes where the bar points. */
async function goesOn({ page }: Someone): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator('.ics-lesson a').click()])
}

async function isDone(someone: Someone, exercise: string): Promise<void> {
  await someone.page.reload()
  expect(await bar(someone)).toContain('Done. Everything of this exercise stands in the record.')
  await goesOn(someone)
  const row = someone.page.getByRole('row', { name: exercise })
  expect(await said(row)).toContain('Done,')
  expect(await someone.page.locator('.ics-lesson').count()).toBe(1)
  await someone.open('/learning')
  expect(await someone.page.locator('.ics-lesson').count()).toBe(0)
  expect(someone.faults).toEqual([])
  await someone.close()
}

async function decides(someone: Someone, question: string, answer: string): Promise<void> {
  await someone.choose(question, answer)
  await someone.write('Why?', 'Hungry and alone at bedtime.')
}

it('raise a concern', async () => {
  const grace = await begins('Grace Okafor', 'Raise a concern', true)
  const { rows } = await told(grace)
  await grace.write('First name', rows.given)
  await grace.write('Family name', rows.family)
  await grace.date('Birth date', rows.birthDate)
  await grace.write('Postcode where the child lives', rows.postcode)
  await grace.press('Go on')
  expect(await bar(grace)).toContain('so that it goes to the front door')
  await fillConcern(grace)
  await grace.press('Send')
  const arrived = () => grace.page.reload().then(() => bar(grace))
  await expect.poll(arrived, { timeout: 10_000 }).toContain('Done.')
  await isDone(grace, 'Raise a concern')
}, 120_000)

it('decide a contact, and again with another child', async () => {
  const peter = await begins('Peter Ansah', 'Decide a contact')
  const first = await bar(peter)
  await decides(peter, 'What is decided?', 'Taken on as a referral')
  await peter.press('Record the decision')
  expect(await bar(peter)).toContain('Step 2 of 2')
  await decides(peter, 'What is the response?', 'Child and family assessment')
  await peter.page.getByLabel('Who holds the children?').selectOption({ index: 1 })
  await peter.press('Record the decision')
  await peter.open('/learning')
  await peter.press('Begin again, with a new child Decide a contact')
  expect(await bar(peter)).toContain('Step 1 of 2')
  expect(await bar(peter)).not.toBe(first)
  await peter.close()
}, 120_000)

it('write an assessment', async () => {
  const asha = await begins('Asha Verma', 'Write an assessment')
  await asha.write('What are we worried about?', 'Hungry and cold when the money runs out.')
  await asha.write('What is going well?', 'School, and an aunt who cooks.')
  await asha.write('What does the child say?', 'I like it when my aunt is here.')
  await asha.press('Keep and go on later')
  expect(await bar(asha)).toContain('Step 2 of 3')
  await asha.write('What do you make of it?', 'Without help in the evenings this gets worse.')
  await asha.choose('What should happen next?', 'Child in need plan')
  await asha.press('Keep and go on later')
  expect(await bar(asha)).toContain('Step 3 of 3')
  await asha.date('When was the child last seen', today())
  await asha.choose('Seen alone?', 'Yes')
  await asha.page.locator('summary', { hasText: 'What was found?' }).click()
  await asha.page
    .getByLabel(/neglect/i)
    .first()
    .check()
  await asha.press('Ask the manager to sign')
  await isDone(asha, 'Write an assessment')
}, 120_000)

it('run a conference', async () => {
  const hilary = await begins('Hilary Stroud', 'Run a conference')
  await hilary.date('When was it held?', today())
  await everyoneCame(hilary)
  await hilary.write(/^What they thought of/, 'The risk is high at night.')
  await hilary.choose(/^What was decided for/, 'The child needs a child protection plan')
  await hilary.page.getByLabel('Main category of harm').selectOption({ label: 'Neglect' })
  await hilary.write('What does the child want everyone to know?', 'I want Mum to be all right.')
  await hilary.write('Why?', 'Alone at night: significant harm is likely.')
  await hilary.write('What happens if this does not work?', 'Legal advice within a week.')
  await hilary.press('Record the conference')
  expect(await bar(hilary)).toContain('Step 3 of 3')
  await isDone(hilary, 'Run a conference')
}, 120_000)

it('review a plan', async () => {
  const asha = await begins('Asha Verma', 'Review a plan')
  await asha.date('When was the review held?', today())
  await addPerson(asha, { name: 'Jo Tyler', role: 'Teacher' })
  await everyoneCame(asha)
  await asha.write('What was said about the plan?', 'The aunt comes twice a week.')
  await asha.write(/^Has it changed\? What shows it\?/, 'Somebody is home on four evenings of five')
  const found = asha.page.getByRole('group', { name: /^What was found for/ })
  await found.getByRole('radio').first().check()
  await asha.write(/^Why\?/, 'Better, not yet well.')
  await asha.press('Record the review')
  await isDone(asha, 'Review a plan')
}, 120_000)

it('hand over a child', async () => {
  const tom = await begins('Tom Llewellyn', 'Hand over a child')
  await tom.choose('What changes?', 'The social worker, who holds the child')
  const who = tom.page.locator('select:visible').first()
  const other = who.locator('option', { hasText: 'Chidi Nwosu' })
  const holds = (await panel(tom, 'Who holds them now')).includes('Chidi')
  const chosen = holds ? who.locator('option', { hasText: 'Asha Verma' }) : other
  await who.selectOption(await chosen.first().getAttribute('value'))
  await tom.write('Why?', 'The new worker knows the family.')
  await tom.press('Hand over')
  await isDone(tom, 'Hand over a child')
}, 120_000)

/** Who the child is, as the bar says it. */
async function told(someone: Someone) {
  const [, given = '', family = '', day = '', postcode = ''] =
    /\. ?(\S+) (.+), born (\d+ \w+ \d{4}), .*, ([A-Z]+\d+ \d[A-Z]+)/.exec(await about(someone)) ?? []
  const birthDate = new Date(`${day} UTC`).toISOString().slice(0, 10)
  return { rows: { given, family, birthDate, postcode } }
}

async function about({ page }: Someone): Promise<string> {
  return `. ${await said(page.locator('.ics-lesson .ics-small'))}`
}
