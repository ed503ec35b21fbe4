import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { systemActor } from '../src/access/actor.ts'
import { startAssessment } from '../src/casework/assessments/queries.ts'
import { systemClock } from '../src/platform/clock.ts'
import { type Database, inSeat, openDatabase } from '../src/platform/db.ts'
import { newId } from '../src/platform/ids.ts'
import { type Someone, signInAs } from '../testing/browser.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aNational, type National } from '../testing/national.ts'
import { words } from './page.ts'
import { MAIL, WEB_PAGE, WORD } from './pasted.ts'

const ANALYSIS = 'What do you make of it?'
const KEPT = 'Keep and go on later'

let national: National
let browser: Browser
let db: Database
let niamh: string
let path: string

beforeAll(async () => {
  ;[national, browser] = await Promise.all([aNational(inject('server')), launchChromium()])
  db = openDatabase(national.urls.app, 1)
  const asha = await signInAs(browser, 'Asha Verma', { origin: national.url, judging: false })
  await asha.open('/worktray')
  await asha.follow('Niamh Calloway')
  niamh = new URL(asha.page.url()).pathname.split('/')[2] ?? ''
  await asha.close()
})
beforeEach(async () => {
  path = `/assessments/${await anAssessment()}`
})
afterAll(async () => {
  await browser?.close()
  await db?.destroy()
  await national?.stop()
})

/** An assessment of Niamh's that nobody has written in yet. */
async function anAssessment(): Promise<string> {
  const id = newId()
  await inSeat(db, systemActor('990', 'test'), async (tx) => {
    const { referralId } = await tx
      .selectFrom('referralChild')
      .select('referralId')
      .where('childId', '=', niamh)
      .executeTakeFirstOrThrow()
    await startAssessment(tx, { id, referralId, startedOn: systemClock.today(), childIds: [niamh] })
  })
  return id
}

const signIn = (javaScript = true) => signInAs(browser, 'Asha Verma', { origin: national.url, javaScript })
const text = ({ page }: Someone, label = ANALYSIS): Locator => page.getByRole('textbox', { name: label })
const marked = (someone: Someone, kind: string) => text(someone).locator(`[data-known="${kind}"]`).allInnerTexts()

/** Someone in the middle of writing what they make of it. */
async function writing(words: string): Promise<Someone> {
  const asha = await signIn()
  await asha.open(path)
  await asha.page.getByRole('toolbar').waitFor()
  await text(asha).click()
  await asha.page.keyboard.type(words)
  return asha
}

/** Pastes HTML as a browser would from the clipboard. */
async function paste(someone: Someone, html: string): Promise<void> {
  await text(someone).evaluate((place, given) => {
    const data = new DataTransfer()
    data.setData('text/html', given)
    place.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, html)
}

describe('writing with marks', () => {
  it('marks the sentence one is in by one key, and it is read so once it is kept', async () => {
    const asha = await writing('Niamh is hungry most mornings. Nan says she sleeps badly.')
    const { keyboard } = asha.page
    await keyboard.press('Control+Shift+3')
    expect(await marked(asha, 'hearsay')).toEqual(['Nan says she sleeps badly.'])
    for (let at = 0; at < 30; at += 1) await keyboard.press('ArrowLeft')
    await keyboard.press('Control+Shift+1')
    expect(await marked(asha, 'fact')).toEqual(['Niamh is hungry most mornings.'])
    await keyboard.press('Control+Shift+1')
    expect(await marked(asha, 'fact')).toEqual([])
    await keyboard.press('Control+z')
    expect(await marked(asha, 'fact')).toEqual(['Niamh is hungry most mornings.'])
    await asha.press(KEPT)
    await expect.poll(() => marked(asha, 'hearsay')).toEqual(['Nan says she sleeps badly.'])
    expect(asha.faults).toEqual([])
    await asha.close()
  }, 60_000)

  it('has its buttons in one toolbar, which the keyboard alone can reach and leave', async () => {
    const asha = await writing('It is loud at night.')
    const { keyboard } = asha.page
    const focused = () => asha.page.evaluate(() => document.activeElement?.textContent)
    await keyboard.press('Alt+F10')
    expect(await focused()).toBe('Cite an entry')
    for (let at = 0; at < 4; at += 1) await keyboard.press('ArrowRight')
    expect(await focused()).toBe('Child’s words')
    await keyboard.press('Enter')
    expect(await marked(asha, 'child-words')).toEqual(['It is loud at night.'])
    await keyboard.press('Alt+F10')
    const pressed = asha.page.getByRole('toolbar').getByRole('button', { pressed: true })
    expect(await pressed.allInnerTexts()).toEqual(['Child’s words'])
    await keyboard.press('Escape')
    await keyboard.type(' Whisper songs help.')
    expect(await text(asha).textContent()).toContain('Whisper songs help.')
    expect(await asha.page.locator('[role=toolbar] button[tabindex="0"]').count()).toBe(1)
    await asha.close()
  }, 60_000)

  it('is named, described and told wrong as the box is whose place it takes', async () => {
    const asha = await signIn()
    await asha.open(path)
    await asha.press('Ask the manager to sign')
    await asha.page.getByRole('link', { name: 'Write what you make of it before' }).click()
    expect(await asha.page.evaluate(() => document.activeElement?.id)).toBe('analysis')
    expect(await text(asha).getAttribute('aria-multiline')).toBe('true')
    expect(await text(asha).getAttribute('aria-invalid')).toBe('true')
    expect(await text(asha).getAttribute('aria-describedby')).toBe('analysis-hint analysis-error')
    expect(asha.faults).toEqual([])
    await asha.close()
  }, 60_000)
})

describe('what a sentence rests on', () => {
  it('is an entry found by its words, and read with its number by whoever signs', async () => {
    const asha = await writing('She comes to school cold.')
    const { keyboard } = asha.page
    await keyboard.press('Control+Shift+5')
    const dialog = asha.page.getByRole('dialog', { name: 'Cite an entry' })
    await dialog.getByRole('status').filter({ hasText: 'entries' }).waitFor()
    const entry = dialog.getByRole('list').getByRole('button').first()
    const title = (await entry.locator('strong').allInnerTexts()).join('').trim()
    await keyboard.type(title.split(' ').slice(0, 2).join(' '))
    await dialog.getByRole('button', { name: title }).first().waitFor()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => text(asha).locator('sup').allInnerTexts()).toEqual(['1'])
    await keyboard.press('End')
    await keyboard.type(' Every day.')
    expect(await text(asha).locator('[data-cites]').textContent()).toBe('She comes to school cold.1')
    await asha.page.locator('summary', { hasText: 'What was found?' }).first().click()
    await asha.page
      .getByLabel(/neglect/i)
      .first()
      .check()
    await asha.choose('What should happen next?', /^Close/)
    await asha.press('Ask the manager to sign')
    await asha.open(path)
    expect(await words(asha)).toMatch(/She comes to school cold\.\s*(entry )?1/)
    expect(await words(asha)).toContain('What it rests on')
    expect(await asha.page.getByRole('link', { name: title }).count()).toBeGreaterThan(0)
    expect(asha.faults).toEqual([])
    await asha.close()
  }, 60_000)

  it('closes without a word lost, and gives the focus back', async () => {
    const asha = await writing('She comes to school cold.')
    await asha.page.keyboard.press('Control+Shift+5')
    await asha.page.getByRole('dialog').waitFor()
    await asha.page.keyboard.press('Escape')
    await asha.page.getByRole('dialog').waitFor({ state: 'detached' })
    await asha.page.keyboard.type(' And tired.')
    expect(await text(asha).textContent()).toBe('She comes to school cold. And tired.')
    await asha.close()
  }, 60_000)

  it('is a person, a day, or an action that waits in the plan', async () => {
    const asha = await writing('Kerry rings the dentist.')
    const { keyboard } = asha.page
    await keyboard.press('Control+Shift+6')
    const people = asha.page.getByRole('dialog', { name: 'Link a person' })
    await people.getByRole('button', { name: /Kerry/ }).first().click()
    await keyboard.press('Control+Shift+7')
    await asha.page.getByLabel('Which day does it speak of?').fill('2026-03-18')
    await asha.page.getByRole('button', { name: 'Link this day' }).click()
    await keyboard.press('Control+Shift+8')
    const finish = asha.page.getByRole('link', { name: 'finish it in the plan' })
    await finish.waitFor()
    for (const mark of ['[data-person]', '[data-day="2026-03-18"]', '[data-action]']) {
      expect(await text(asha).locator(mark).allInnerTexts(), mark).toEqual(['Kerry rings the dentist.'])
    }
    await asha.press(KEPT)
    await asha.open(`/children/${niamh}/plan/edit`)
    const whats = await asha.page.getByRole('textbox', { name: 'What' }).all()
    expect(await Promise.all(whats.map((what) => what.inputValue()))).toContain('Kerry rings the dentist.')
    expect(asha.faults).toEqual([])
    await asha.close()
  }, 60_000)
})

describe('pasting from elsewhere', () => {
  it.each([
    [
      'Word',
      WORD,
      [
        ...['Home visit', 'The house was cold, and there was no food.', 'Aldermere police had called.'],
        '- No coat\n- nor gloves\n- 2. No breakfast',
        ...['Day | Seen', 'Monday | Alone', '“I was in Alfie’s bed.”'],
      ],
      [/bold/, /struck out/, /lists within lists/, /1 picture was/, /a table became lines/, /Every other word is here/],
    ],
    [
      'a mail',
      MAIL,
      ['Dear Asha,', 'she was late', 'again.', 'Rota: see here, or nan@example.org.'],
      [/address behind 1 link/, /hidden text/],
    ],
    [
      'a web page',
      WEB_PAGE,
      ['What helps', '- 3. Whisper songs\n- 4. Nan\n- on Sundays', 'It is high up and mine.'],
      [/1 picture was left out/, /lists within lists/],
    ],
  ])(
    'brings every word of %s, and says what could not come',
    async (_, html, lines, said) => {
      const asha = await writing('')
      await paste(asha, html)
      const kept = asha.page.locator('textarea#analysis-typed')
      expect(await kept.inputValue()).toBe(lines.join('\n\n'))
      const notice = await asha.page
        .locator('.ics-editor__notice')
        .filter({ hasText: 'could not be pasted' })
        .textContent()
      for (const one of said) expect(notice).toMatch(one)
      expect(await text(asha).locator('[style], img, table, script').count()).toBe(0)
      await asha.press(KEPT)
      expect(asha.faults).toEqual([])
      await asha.close()
    },
    60_000,
  )
})

describe('without JavaScript', () => {
  it('a marked text is words in a box, and what is left as it was stays marked', async () => {
    const asha = await writing('It is loud at night. She is tired.')
    await asha.page.keyboard.press('Control+Shift+2')
    await asha.press(KEPT)
    const plain = await signIn(false)
    await plain.open(path)
    expect(await text(plain).inputValue()).toBe('It is loud at night. She is tired.')
    await plain.write(ANALYSIS, 'It is calm now. She is tired.')
    await plain.press(KEPT)
    await asha.open(path)
    await expect.poll(() => text(asha).textContent()).toBe('It is calm now. She is tired.')
    expect(await marked(asha, 'opinion')).toEqual(['She is tired.'])
    expect([...asha.faults, ...plain.faults]).toEqual([])
    await Promise.all([asha.close(), plain.close()])
  }, 60_000)
})
