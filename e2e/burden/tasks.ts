import { addDays, type CalendarDay } from '../../src/kernel/calendar-day.ts'
import type { Someone } from '../../testing/browser.ts'
import { fillConcern } from '../front-door.ts'
import { type Child, everyoneCame } from '../page.ts'
import type { Family } from './family.ts'

// The tasks that are counted, each as a worker does it who knows the page. They begin on the child's page, except
// where a task says otherwise.

/** From the form about the child who was found. */
export async function raiseConcern(grace: Someone): Promise<void> {
  await fillConcern(grace)
  await grace.press('Send')
}

/** Of all four: one text, and for each when they were seen and what was found. */
export async function writeAssessment(asha: Someone, { all }: Family, today: string): Promise<void> {
  const { page } = asha
  await asha.act('Write the assessment')
  await page.getByRole('toolbar').first().waitFor()
  await asha.write('What are we worried about?', 'The children go hungry and cold. The money runs out mid-month.')
  await asha.write('What is going well?', 'They like school and their nan cooks on Sundays.')
  await asha.write('What does the child say?', 'I like it when Nan makes the big pie.')
  await asha.write('What do you make of it?', 'Mum cannot keep the house warm alone. Without help this gets worse.')
  for (const { id, given } of all) {
    for (const [part, number] of partsOf(today)) await page.locator(`[name="seen-${id}-${part}"]`).fill(number)
    await page.locator(`[name="alone-${id}"][value="yes"]`).check()
    await page.locator('summary', { hasText: `ticked for ${given}` }).click()
    await page.locator(`[name="factors-${id}"][value="21"]`).check()
  }
  await asha.choose('What should happen next?', 'Child in need plan')
  await asha.press('Ask the manager to sign')
}

/** One visit to all four; how each was seen is each child’s own. */
export async function visitAll(asha: Someone, { all }: Family, today: string): Promise<void> {
  await asha.act('Record a visit')
  await asha.date('When was the visit?', today)
  for (const { given, family } of all) {
    const box = asha.page.getByRole('checkbox', { name: `${given} ${family}`, exact: true })
    if (!(await box.isChecked())) await box.check()
    await asha.choose(`Was ${given} ${family} seen?`, 'Yes, alone')
  }
  await asha.write('What happened?', 'Nan was there; all four were in bed by nine.')
  await asha.press('Record the visit')
}

/** What the conference reads is made of what is written; the worker says what they recommend, and signs it. */
export async function reportToConference(asha: Someone): Promise<void> {
  await asha.follow('Reports')
  await asha.choose(/^Which report/, /^Report for the child protection conference/)
  await asha.press('Make it')
  await asha.write(/^What do you recommend/, 'A plan: the nights must be warm and never alone.')
  await asha.press('Keep what I wrote')
  await asha.press('Final: sign it as it stands')
}

/** The record of the initial conference, which decides on a child protection plan. */
export async function recordConference(hilary: Someone, today: string): Promise<void> {
  await hilary.act('Record the conference')
  await hilary.date('When was it held?', today)
  await everyoneCame(hilary)
  await hilary.choose(/^What was decided for/, 'The child needs a child protection plan')
  await hilary.page.getByLabel('Main category of harm').selectOption({ label: 'Neglect' })
  await hilary.write('What does the child want everyone to know?', 'I want Mum to be all right.')
  await hilary.write('Why?', 'Hungry and cold: significant harm from neglect is likely.')
  await hilary.write('What happens if this does not work?', 'Legal advice within a week.')
  await hilary.press('Record the conference')
}

/** What the assessment found and the conference decided stands there already; what is wanted and done is written. */
export async function planFromAssessment(asha: Someone, today: CalendarDay): Promise<void> {
  await asha.act('Change the plan')
  await asha.write('What do we want?', 'The children are warm, fed and never alone at night.')
  await asha.write('What will be different?', 'They have breakfast at home every day')
  await addAction(asha, ['Put the meter on the hardship tariff', 'Denise Coker', addDays(today, 14)])
  await asha.write('What do the parents think?', 'I want help with the bills.')
  await asha.press('Keep the plan')
}

/** The plan goes on word for word; what changes with the step down is written. */
export async function planInNeed(asha: Someone, today: CalendarDay): Promise<void> {
  await asha.act('Change the plan')
  await asha.write('What do we want?', 'Mum keeps the house warm with Nan’s help, without us.')
  await addAction(asha, ['Visit every fortnight', 'Asha Verma', addDays(today, 28)])
  await asha.press('Keep the plan')
}

async function addAction(asha: Someone, [what, who, by]: readonly [string, string, CalendarDay]): Promise<void> {
  const place = asha.page.locator('details', { hasText: 'Add an action' }).first()
  await place.locator('summary').click()
  await place.getByLabel('What is done?').fill(what)
  await place.getByLabel('Who does it?').fill(who)
  for (const [name, number] of partsOf(by)) await place.locator(`[name$="-${name}"]`).fill(number)
}

/** One review of the plans of all four: they go on. */
export async function reviewPlan(asha: Someone, { all }: Family, today: string): Promise<void> {
  await asha.act('Review the plan')
  await asha.date('When was the review held?', today)
  await everyoneCame(asha)
  await asha.write('What was said about the plan?', 'Poppy is warm and fed.')
  await asha.write(/^Has it changed\? What shows it\?/, 'Breakfast every day since Nan came')
  for (const { id, given } of all) {
    await asha.choose(new RegExp(`^What was found for ${given}`), 'The plan goes on')
    await asha.page.locator(`[name="reason-${id}"]`).fill('Better, and not yet safe without it.')
  }
  await asha.write(/^What does the child think of the plan\?/, 'I like it that Nan is here.')
  await asha.press('Record the review')
}

/** What the other authority needs to know is written from the record; the worker says where and why. */
export async function transferSummary(asha: Someone): Promise<void> {
  await asha.act('Begin another step')
  await asha.page.locator('main a[href$="/transfers/new"]').click()
  await asha.choose('Which way do they move?', 'Away from here: we hand over')
  await asha.page.getByLabel('Which other authority?').selectOption('991')
  await asha.choose('Do they move to stay?', 'No, for a while only')
  await asha.write('Why do they move', 'Six weeks with her aunt in Eastholt.')
  await asha.press('Write down the notice')
}

/** The manager closes the case. */
export async function closeCase(tom: Someone): Promise<void> {
  await tom.act('Close the case')
  await tom.page.getByRole('group', { name: 'Why does it end?' }).getByRole('radio').last().check()
  await tom.write('What changed?', 'Fern is warm and fed; Mum asks for help early.')
  await tom.write('We would look again if', 'school sees her hungry two days running')
  await tom.press('Close the case')
}

/** From the worktray, by name. */
export async function findChild(asha: Someone, { given, family }: Child): Promise<void> {
  const { page } = asha
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Find a child' }).first().click()])
  await asha.write('Name', `${given} ${family}`)
  await asha.press('Find')
  await asha.follow(`${given} ${family}`)
}

function partsOf(day: string): readonly (readonly [string, string])[] {
  const [year, month, date] = day.split('-').map((part) => `${Number(part)}`)
  return [
    ['day', date ?? ''],
    ['month', month ?? ''],
    ['year', year ?? ''],
  ]
}
