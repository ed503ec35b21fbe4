import { expect } from 'vitest'
import type { Someone } from '../testing/browser.ts'

/** The child whom a journey is about. */
export type Child = Readonly<Record<'id' | 'number' | 'given' | 'family' | 'birthDate' | 'postcode', string>>

/** Whoever takes part, each at a browser of their own. */
export type People = Readonly<Record<'grace' | 'peter' | 'asha' | 'tom' | 'hilary', Someone>>

/** What one panel of a page says, in the order it is read. */
export async function panel({ page }: Someone, heading: string): Promise<string> {
  const region = page.getByRole('region', { name: heading, exact: true })
  return (await region.allInnerTexts()).join(' ').replace(/\s+/g, ' ')
}

/** All that a page says, in the order it is read. */
export async function words({ page }: Someone): Promise<string> {
  return (await page.getByRole('main').allInnerTexts()).join(' ').replace(/\s+/g, ' ')
}

/** Says of everyone who is filled in on a form, and of whom it is not said yet, that they came. */
export async function everyoneCame({ page }: Someone): Promise<void> {
  const boxes = page.getByRole('main').locator('select[name^="presence-"]:has(option[value=""])')
  for (const box of await boxes.all()) {
    if ((await box.inputValue()) === '') await box.selectOption({ label: 'Came' })
  }
}

/** Adds someone who came and was not asked, in the first row that nobody is filled in. */
export async function addPerson({ page }: Someone, person: Readonly<Record<string, string>>): Promise<void> {
  const fold = page.locator('summary', { hasText: 'Add someone who is not named above' })
  if (await fold.isVisible()) await fold.click()
  const names = await page.locator('input[name^="name-"]:visible').all()
  for (const box of names) {
    if ((await box.inputValue()) !== '') continue
    const row = (await box.getAttribute('name'))?.slice('name-'.length)
    for (const [part, text] of Object.entries(person)) await page.locator(`[name="${part}-${row}"]`).fill(text)
    return
  }
}

/** Opens the child's page, which calls the child by the one number. */
export async function openChild(someone: Someone, child: Child): Promise<void> {
  await someone.open(`/children/${child.id}`)
  await isOnPageOf(someone, child)
}

/** Whether someone has come to the child's page, which calls the child by the one number. */
export async function isOnPageOf(someone: Someone, child: Child): Promise<void> {
  expect(new URL(someone.page.url()).pathname).toBe(`/children/${child.id}`)
  const said = await words(someone)
  expect(said).toContain(`${child.given} ${child.family}`)
  expect(said).toContain(child.number)
}
