import { expect } from 'vitest'
import { addPerson, type Child, isOnPageOf, openChild, type People, panel, words } from './page.ts'

/** The social worker calls a strategy discussion, the team manager records what it decided. */
export async function discussStrategy({ asha, tom }: People, child: Child, today: string): Promise<void> {
  await openChild(asha, child)
  await asha.act('Call a strategy discussion')
  await asha.write('What has happened, or what do you fear?', 'A neighbour found Isla alone at night, in the cold.')
  await asha.press('Call the discussion')
  await isOnPageOf(asha, child)
  expect(await panel(asha, 'What is next')).toMatch(/strategy discussion/i)
  expect(await panel(asha, 'The story')).toContain('found Isla alone at night')

  await openChild(tom, child)
  await tom.act('Record the strategy discussion')
  expect(await words(tom)).toContain('found Isla alone at night')
  await tom.date('When was it held?', today)
  await addPerson(tom, { name: 'DC Lorna Whitby', role: 'Detective constable', agency: 'Aldermere Police' })
  await tom.choose('What was decided?', /^Enquire under section 47/)
  await tom.write('Why?', 'Left alone at night at nine: significant harm is likely.')
  await tom.write('Who sees each child', 'Asha Verma, this afternoon at school.')
  await tom.press('Record the decision')
  await isOnPageOf(tom, child)
  expect(await panel(tom, 'What is next')).toMatch(/conference/i)
}

/** The enquiry is concluded and a conference called, with its chair. */
export async function enquire({ asha }: People, child: Child, today: string): Promise<void> {
  await openChild(asha, child)
  await asha.act('Conclude the section 47 enquiry')
  expect(await words(asha)).toMatch(/A conference, if needed, by/)
  await asha.date('When was the enquiry concluded?', today)
  await asha.write('What did you find', 'Isla was alone for five hours. She says it happens on most Fridays.')
  await asha.choose(/^What was found for/, /^Substantiated, and at risk/)
  await asha.date('When was the child seen?', today)
  await asha.choose('Seen alone?', 'Yes')
  const hilary = await asha.page.getByRole('option', { name: /^Hilary Stroud/ }).getAttribute('value')
  await asha.page.getByLabel('Who chairs the conference?').selectOption(hilary)
  await asha.press('Conclude the enquiry')
  await isOnPageOf(asha, child)
  expect(await panel(asha, 'What is next')).toMatch(/conference/i)
  expect(await panel(asha, 'The story')).toContain('She says it happens on most Fridays')
  expect(await panel(asha, 'Who to ring')).toContain('Hilary Stroud')
}
