import { isAtFrontDoor } from '../front-door.ts'
import { type Child, everyoneCame, openChild, type People } from '../page.ts'
import type { Family } from './family.ts'

// What others do between the tasks that are counted.

/** The front door takes all four on, and Asha Verma is to assess them. */
export async function takeOnAll({ peter }: People, { poppy }: Family): Promise<void> {
  await isAtFrontDoor(peter, poppy)
  await peter.follow(`about ${poppy.given} ${poppy.family}`)
  await peter.choose('What is decided?', 'Taken on as a referral')
  for (const box of await peter.page.locator('input[name="siblings"]').all()) await box.check()
  await peter.write('Why?', 'Four days without food or warmth: neglect is likely.')
  await peter.press('Record the decision')
  await peter.choose('What is the response?', 'Child and family assessment')
  await peter.write('Why?', 'What do they need, and what can their mother manage with help?')
  const asha = await peter.page.getByRole('option', { name: /^Asha Verma/ }).getAttribute('value')
  await peter.page.getByLabel('Who holds the children?').selectOption(asha)
  await peter.press('Record the decision')
}

/** The manager signs the assessment. */
export async function sign({ tom }: People, child: Child): Promise<void> {
  await openChild(tom, child)
  await tom.act('Sign the assessment')
  await tom.choose('Do you sign it?', 'Yes: it is ready to stand in the record')
  await tom.press('Decide')
}

/** The review conference finds that help goes on as for a child in need. */
export async function stepDown({ hilary }: People, child: Child, today: string): Promise<void> {
  await openChild(hilary, child)
  await hilary.act('Record the conference')
  await hilary.date('When was it held?', today)
  await everyoneCame(hilary)
  await hilary.choose(/^What was decided for/, 'The plan ends')
  await hilary.page.getByLabel('After the plan ends, help goes on as a child in need').check()
  await hilary.write('Why?', 'Poppy is warm, fed and has not been alone at night.')
  await hilary.press('Record the conference')
}
