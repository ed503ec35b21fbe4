import { expect } from 'vitest'
import { fillConcern, findChild, isAtFrontDoor } from './front-door.ts'
import { addPerson, type Child, everyoneCame, isOnPageOf, openChild, type People, panel, words } from './page.ts'

const AGAIN = 'school sees her hungry two days running, or the heating is off in winter'

/** The chair records the initial conference: a child protection plan for neglect. */
export async function holdConference({ hilary, asha }: People, child: Child, today: string): Promise<void> {
  await hilary.open('/worktray')
  expect(await words(hilary)).toContain(`${child.given} ${child.family}`)
  await openChild(hilary, child)
  await hilary.act('Record the conference')
  expect(await words(hilary)).toContain('Record the initial child protection conference')
  expect(await words(hilary)).toMatch(/By \d+ \w+ \d{4}: /)
  await hilary.date('When was it held?', today)
  await everyoneCame(hilary)
  await hilary.write('What they thought of Hilary Stroud', 'The risk is high while nights are cold.')
  await hilary.choose(/^What was decided for/, 'The child needs a child protection plan')
  await hilary.page.getByLabel('Main category of harm').selectOption({ label: 'Neglect' })
  await hilary.write('What does the child want everyone to know?', 'I want Mum to be all right.')
  await hilary.write('Why?', 'Alone at night, hungry and cold: significant harm from neglect is likely.')
  await hilary.write('What happens if this does not work?', 'Legal advice within a week.')
  await hilary.press('Record the conference')
  await isOnPageOf(hilary, child)
  expect(await words(hilary)).toMatch(/child protection|CP plan/i)

  await openChild(asha, child)
  const next = await panel(asha, 'What is next')
  expect(next).toMatch(/core group/i)
  expect(next).toMatch(/review conference/i)
  expect(next).toMatch(/visit/i)
  expect(await words(asha)).toContain('I want Mum to be all right.')
}

/** The plan: a need, what will be different, and who does what by when. */
export async function plan({ asha }: People, child: Child, today: string): Promise<void> {
  await asha.act('Change the plan')
  if ((await asha.page.getByRole('button', { name: 'Keep the plan' }).count()) === 0) await asha.act('Change the plan')
  await asha.write('Why are we involved?', 'Isla is left alone at night, hungry and cold.')
  await asha.write('What do we want?', 'Isla is warm, fed and never alone at night.')
  await asha.write('What does the child need?', 'A warm home with food in it')
  await asha.write('What will be different?', 'Isla has breakfast at home every day')
  await asha.page.locator('summary', { hasText: 'Add an action' }).first().click()
  await asha.write('What is done?', 'Put the meter on the hardship tariff')
  await asha.write('Who does it?', 'Denise Coker')
  await asha.date(/^By when\?$/, today)
  await asha.write('What happens if it does not work?', 'We meet again within a week.')
  await asha.press('Keep the plan')
  expect(await words(asha)).toContain('A warm home with food in it')
  expect(await words(asha)).toContain('Put the meter on the hardship tariff')

  await openChild(asha, child)
  expect(await words(asha)).toContain('Isla is warm, fed and never alone at night.')
  expect(await panel(asha, 'What is next')).toContain('Put the meter on the hardship tariff')
}

/** The social worker sees the child alone; the clock of visits begins again, and the child’s own words show. */
export async function visit({ asha }: People, child: Child, today: string): Promise<void> {
  await asha.act('Record a visit')
  await asha.date('When was the visit?', today)
  await asha.choose(/ seen\?$/, 'Yes, alone')
  await asha.write(/^In their own words/, 'It is warm in my room now.')
  await asha.write('What happened?', 'The kitchen was stocked and the heating on.')
  await asha.press('Record the visit')
  await isOnPageOf(asha, child)
  expect(await panel(asha, 'The story')).toContain('The kitchen was stocked')
  expect(await words(asha)).toContain('It is warm in my room now')
}

/** The core group meets and agrees. */
export async function meetAsCoreGroup({ asha }: People, child: Child, today: string): Promise<void> {
  await asha.act('Record a core group')
  await asha.date('When was it held?', today)
  await everyoneCame(asha)
  await addPerson(asha, { name: 'Denise Coker', role: 'Family help worker' })
  await asha.write('What was agreed?', 'Breakfast club goes on until Easter.')
  await asha.press('Record the core group')
  await isOnPageOf(asha, child)
  expect(await panel(asha, 'The story')).toContain('Breakfast club goes on until Easter.')
}

/** The review conference ends the plan; `then` is ticked if help goes on in another way. */
export async function review({ hilary, tom }: People, child: Child, today: string, then?: string): Promise<void> {
  await openChild(hilary, child)
  await hilary.act('Record the conference')
  expect(await words(hilary)).toContain('Record the review child protection conference')
  await hilary.date('When was it held?', today)
  await everyoneCame(hilary)
  await hilary.write('What they thought of Hilary Stroud', 'Isla is safe enough without a plan.')
  await hilary.choose(/^What was decided for/, 'The plan ends')
  if (then) await hilary.page.getByLabel(then).check()
  await hilary.write('Why?', 'Isla is warm, fed and has not been alone at night.')
  await hilary.press('Record the conference')

  await openChild(tom, child)
  expect(await panel(tom, 'What is next')).not.toMatch(/review conference/i)
  expect(await panel(tom, 'The story')).toContain('has not been alone at night')
}

/** The manager closes the case, and says what would make us look again. */
export async function close({ tom }: People, child: Child): Promise<void> {
  await tom.act('Close the case')
  await tom.page.getByRole('group', { name: 'Why does it end?' }).getByRole('radio').last().check()
  await tom.write('What changed?', 'Isla is warm and fed; Mum asks for help early.')
  await tom.write('We would look again if', AGAIN)
  await tom.press('Close the case')
  expect(await words(tom)).not.toContain(`${child.given} ${child.family}`)
}

/** When the teacher is worried again, the front door reads what was said at the end. */
export async function lookAgain({ grace, peter }: People, child: Child): Promise<void> {
  await findChild(grace, child)
  await fillConcern(grace)
  await grace.press('Send')
  await isAtFrontDoor(peter, child)
  await peter.follow(`about ${child.given} ${child.family}`)
  expect(await panel(peter, 'When we stopped, the last time')).toContain(`We would look again if: ${AGAIN}`)
  await peter.follow('Open the child’s page')
  await isOnPageOf(peter, child)
  expect(await words(peter)).toContain(AGAIN)
}
