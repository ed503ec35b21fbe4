import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { systemActor } from '../src/access/actor.ts'
import { workersWithRole } from '../src/casework/allocations/queries.ts'
import { inSeat } from '../src/platform/db.ts'
import { newId } from '../src/platform/ids.ts'
import { type Someone, signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { panel, words } from './page.ts'

let national: National
let browser: Browser

beforeAll(async () => {
  national = await aNational(inject('server'), { children: 12 })
  browser = await launchChromium()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await national?.stop()
})

const notices = async ({ page }: Someone) => {
  const menu = page.getByRole('navigation', { name: 'Main' })
  return (await menu.getByRole('link', { name: /^Notices/ }).allInnerTexts()).join(' ')
}

it('children change hands, one by one and many at once; both workers are told; who stands in for whom sees their children', async () => {
  const how = { origin: national.url }
  const tom = await signInAs(browser, 'Tom Llewellyn', how)
  const asha = await signInAs(browser, 'Asha Verma', how)
  const chidi = await signInAs(browser, 'Chidi Nwosu', how)

  await agreeHowMany(tom)
  await giveOneChild(tom)
  await asha.open('/worktray')
  expect(await notices(asha)).toMatch(/1/)
  expect(await words(asha)).not.toContain('Alfie')
  await giveAll(tom)
  await readNotices(chidi, asha)
  await standIn(asha)
  expect([tom, asha, chidi].flatMap(({ faults }) => faults)).toEqual([])
}, 120_000)

/** The manager writes down how many children the worker is to hold, and sees it beside how many it is. */
async function agreeHowMany(tom: Someone): Promise<void> {
  await tom.open('/team')
  await tom.follow('Agree limits')
  await tom.write('Asha Verma', '18')
  await tom.press('Keep what was agreed')
  expect(await panel(tom, 'Who holds how many')).toMatch(/Asha Verma .*\d of 18/)
}

/** Alfie goes to Chidi, with the reason; who held him before stands on the page. */
async function giveOneChild(tom: Someone): Promise<void> {
  await tom.follow('Alfie')
  await tom.act('Change who holds the child')
  await tom.page.getByLabel('Niamh Calloway').uncheck()
  await tom.choose('What changes?', 'The social worker, who holds the child')
  await choose(tom, 'Who?', /^Chidi Nwosu/)
  await tom.press('Hand over')
  expect(await words(tom)).toContain('Write why the child changes hands')
  await tom.write('Why?', 'Chidi speaks with his nursery every week.')
  await tom.press('Hand over')
  expect(await panel(tom, 'The story')).toContain('Chidi Nwosu now holds Alfie')
  await tom.act('Change who holds the child')
  expect(await panel(tom, 'Who held them before')).toContain('Asha Verma')
}

/** All that are left go to Chidi but Niamh, in one act. */
async function giveAll(tom: Someone): Promise<void> {
  await tom.open('/team')
  await tom.follow(/hand over children of Asha Verma/)
  await choose(tom, 'To whom do they go?', /^Chidi Nwosu/)
  await choose(tom, /^Niamh Calloway/, 'Stays with Asha Verma')
  await tom.write('Why?', 'Asha works three days a week from now on.')
  await tom.press('Hand over')
  expect(await panel(tom, 'Who holds how many')).toMatch(/Asha Verma .*1 of 18/)
}

/** Whoever has the children is told by name; whoever had them is told too, and reads no name of a child no longer theirs. */
async function readNotices(chidi: Someone, asha: Someone): Promise<void> {
  await chidi.open('/notices-for-me')
  expect(await words(chidi)).toMatch(/Given to you: .*Alfie Calloway/)
  await chidi.press('Mark all as read')
  expect(await notices(chidi)).toBe('Notices')
  await asha.open('/notices-for-me')
  expect(await words(asha)).toMatch(/Given to a colleague: .*(other child|you do not work with now)/)
  expect(await words(asha)).not.toContain('Alfie')
}

/** While Chidi is away Asha finds his children on her list, marked. */
async function standIn(asha: Someone): Promise<void> {
  const { db, clock } = national.parts
  await inSeat(db, systemActor('990', 'test'), async (tx) => {
    const workers = await workersWithRole(tx, 'social-worker', clock.today(), 100)
    const named = (wanted: string) => workers.find(({ name }) => name === wanted)?.userId ?? ''
    const cover = { absentUser: named('Chidi Nwosu'), coveringUser: named('Asha Verma'), reason: 'On leave' }
    const days = { fromOn: clock.today(), toOn: clock.today() }
    await tx
      .insertInto('cover')
      .values({ authority: '990', id: newId(), ...cover, ...days })
      .execute()
  })
  await asha.open('/worktray')
  expect(await words(asha)).toMatch(/Alfie .*you stand in for Chidi Nwosu/)
}

async function choose({ page }: Someone, label: string | RegExp, option: string | RegExp): Promise<void> {
  const list = page.getByRole('combobox', { name: label }).first()
  const value = await list.getByRole('option', { name: option }).first().getAttribute('value')
  await list.selectOption(value)
}
