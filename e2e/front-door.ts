import { expect } from 'vitest'
import type { Someone } from '../testing/browser.ts'
import { type Child, isOnPageOf, openChild, type People, panel, words } from './page.ts'

const SAW = 'Isla came without a coat or breakfast for the fourth day. She said the electric was off again.'

/** The teacher finds the child and raises a concern in one page. */
export async function raiseConcern({ grace }: People, child: Child): Promise<void> {
  await findChild(grace, child)
  await fillConcern(grace)
  await grace.press('Send')
  expect(await words(grace)).toContain(`Your concern about ${child.given} ${child.family}`)
}

/** The teacher says which child it is, and is shown that it is the one. */
export async function findChild(grace: Someone, child: Child): Promise<void> {
  await grace.open('/concerns')
  await grace.act('Raise a concern')
  await grace.write('First name', child.given)
  await grace.write('Family name', child.family)
  await grace.date('Birth date', child.birthDate)
  await grace.write('Postcode where the child lives', child.postcode)
  await grace.press('Go on')
  expect(await words(grace)).toContain(child.number)
}

/** The nine answers of the two-minute form. */
export async function fillConcern(grace: Someone): Promise<void> {
  await grace.write('What did you see or hear?', SAW)
  await grace.choose('When?', 'Today')
  await grace.choose('Who says so?', 'I saw it')
  await grace.choose('How worried are you?', 'Very worried')
  await grace.write('Why? (optional)', 'It is every day now, and she has lost weight.')
  await grace.write('What have you done? (optional)', 'Gave her breakfast; rang her mum, who did not answer.')
  await grace.choose('What should happen?', 'Please look: children’s social care')
  await grace.choose('Have you told the family?', 'Yes')
  await grace.choose(/^May others who help/, 'Yes')
}

/** The front-door manager sees it in the worktray, with its clock, and takes it on, with a reason. */
export async function takeOn({ peter }: People, child: Child): Promise<void> {
  await isAtFrontDoor(peter, child)
  await peter.follow(`about ${child.given} ${child.family}`)
  expect(await words(peter)).toContain(SAW)
  await peter.choose('What is decided?', 'Taken on as a referral')
  await peter.write('Why?', 'Four days without food or warmth: neglect is likely and a closer look is needed.')
  await peter.press('Record the decision')
  expect(await words(peter)).toContain(`Referral: ${child.given} ${child.family}`)
}

/** A concern comes to the front door by itself, with its clock. */
export async function isAtFrontDoor(peter: Someone, child: Child): Promise<void> {
  await peter.open('/front-door')
  const row = peter.page.getByRole('row', { name: `${child.given} ${child.family}` })
  await expect.poll(() => peter.page.reload().then(() => row.count()), { timeout: 10_000 }).toBe(1)
  expect((await row.allInnerTexts()).join(' ')).toMatch(/due|today|tomorrow|hours/i)
}

/** The teacher sees what was decided and why. */
export async function learnWhatCameOfIt({ grace }: People, child: Child): Promise<void> {
  const row = grace.page.getByRole('row', { name: `${child.given} ${child.family}` })
  const answer = () => grace.page.goto('/concerns').then(async () => (await row.allInnerTexts()).join(' '))
  await expect.poll(answer, { timeout: 10_000 }).toContain('has taken it on as a referral')
  await grace.follow(`${child.given} ${child.family}`)
  const outcome = await panel(grace, 'What came of it')
  expect(outcome).toContain('Children’s social care has taken it on as a referral.')
  expect(outcome).toContain('neglect is likely and a closer look is needed')
  expect(outcome).toContain('Peter Ansah')
}

/** The referral is decided and the child allocated to Asha Verma, who finds her in the worktray. */
export async function decideReferral({ peter, asha }: People, child: Child): Promise<void> {
  expect(await words(peter)).toMatch(/Decide by .*: (due|today|in )/)
  await peter.choose('What is the response?', 'Child and family assessment')
  await peter.write('Why?', 'What does Isla need, and what can her mother manage with help?')
  const asha1 = await peter.page.getByRole('option', { name: /^Asha Verma/ }).getAttribute('value')
  await peter.page.getByLabel('Who holds the children?').selectOption(asha1)
  await peter.press('Record the decision')

  await asha.open('/worktray')
  expect(await words(asha)).toContain(`${child.given} ${child.family}`)
  await openChild(asha, child)
  expect(await panel(asha, 'What is next')).toMatch(/assessment/i)
  expect(await panel(asha, 'Who to ring')).toContain('Asha Verma')
  expect(await panel(asha, 'The story')).toContain('electric was off again')
}

/** The social worker writes the assessment, the manager signs it. */
export async function assess({ asha, tom }: People, child: Child, today: string): Promise<void> {
  await asha.act('Write the assessment')
  expect(await words(asha)).toMatch(/45 working days from the referral/)
  await asha.write('What are we worried about?', 'Isla goes hungry and cold when the money runs out.')
  await asha.write('What is going well?', 'Isla likes school and her nan cooks on Sundays.')
  await asha.write('What does the child say?', 'I like it when Nan makes the big pie.')
  await asha.write('What do you make of it?', 'Mum cannot keep the house warm alone. Without help this gets worse.')
  await asha.date('When was the child last seen', today)
  await asha.choose('Seen alone?', 'Yes')
  await asha.page.locator('summary', { hasText: 'What was found?' }).click()
  await asha.page
    .getByLabel(/neglect/i)
    .first()
    .check()
  await asha.choose('What should happen next?', 'Child in need plan')
  await asha.press('Ask the manager to sign')
  await isOnPageOf(asha, child)

  await tom.open('/team')
  expect(await words(tom)).toContain(`${child.given} ${child.family}`)
  await openChild(tom, child)
  await tom.act('Sign the assessment')
  expect(await words(tom)).toContain('Without help this gets worse.')
  await tom.choose('Do you sign it?', 'Yes: it is ready to stand in the record')
  await tom.press('Decide')
  await isOnPageOf(tom, child)
  expect(await panel(tom, 'Worries')).toContain('Isla goes hungry and cold')
  expect(await panel(tom, 'What is going well')).toContain('her nan cooks on Sundays')
  expect(await panel(tom, 'The story')).toContain('Without help this gets worse')
}
