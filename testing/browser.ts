import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const NARROW = { width: 320, height: 640 }
const USUAL = { width: 1366, height: 768 }

/** Someone at a browser of their own, who looks carefully at every page they meet. */
export type Someone = {
  readonly name: string
  readonly page: Page
  readonly context: BrowserContext
  /** What has been wrong on any page so far: scripts, the content security policy, accessibility, width. */
  readonly faults: string[]
  /** Goes to a path and looks at what is there. */
  readonly open: (path: string) => Promise<void>
  /** Presses the button or link, waits for the page it leads to, and looks at that. */
  readonly press: (name: string) => Promise<void>
  readonly follow: (name: string | RegExp) => Promise<void>
  /** Takes a step offered on a child's page, wherever it stands there. */
  readonly act: (name: string) => Promise<void>
  readonly write: (label: string | RegExp, words: string) => Promise<void>
  readonly choose: (question: string | RegExp, answer: string | RegExp) => Promise<void>
  /** Writes a day, as `2026-03-27`, into the three boxes of a date. */
  readonly date: (question: string | RegExp, day: string) => Promise<void>
  readonly close: () => Promise<void>
}

export type How = {
  readonly origin: string
  readonly javaScript?: boolean
  /** Whether each page met is judged for accessibility and width. */
  readonly judging?: boolean
  /** Done after each press of a button, once its answer is there. */
  readonly afterPress?: (button: string) => Promise<void>
}

/** Opens a browser window for a person and signs them in through the practice identity pages. */
export async function signInAs(browser: Browser, name: string, how: How): Promise<Someone> {
  const someone = await aWindow(browser, name, how)
  await someone.open('/')
  await someone.press(name)
  return someone
}

/** A window in which nobody is signed in yet. */
export async function aWindow(browser: Browser, name: string, how: How): Promise<Someone> {
  const { origin, javaScript = true, judging = true, afterPress } = how
  const context = await browser.newContext({
    ...{ baseURL: origin, javaScriptEnabled: javaScript, viewport: USUAL, locale: 'en-GB' },
    ...{ timezoneId: 'Europe/London', reducedMotion: 'reduce' },
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const faults: string[] = []
  const note = (fault: string) => faults.push(`${name} at ${new URL(page.url()).pathname}: ${fault}`)
  page.on('console', (message) => {
    // Chromium calls a form that is shown again, and a page that is not there, an error of its own.
    if (message.type() === 'error' && !/status of (403|404|410|422)/.test(message.text())) note(message.text())
  })
  page.on('pageerror', (error) => note(error.message))
  const look = async () => {
    if (!judging) return
    for (const fault of await faultsOf(page, javaScript)) note(fault)
  }
  const main = page.getByRole('main')
  const leads = async (to: Promise<unknown>) => {
    await to
    await look()
  }
  const click = (what: Locator) => leads(Promise.all([page.waitForEvent('load'), what.click()]))
  return {
    ...{ name, page, context, faults },
    open: (path) => leads(page.goto(path)),
    press: async (button) => {
      await click(main.getByRole('button', { name: button, exact: true }))
      await afterPress?.(button)
    },
    follow: (link) => click(main.getByRole('link', { name: link }).first()),
    act: async (step) => {
      const offered = main.locator('a', { hasText: new RegExp(`^${step}$`) }).first()
      const more = main.locator('summary', { hasText: /^More$/ })
      if (!(await offered.isVisible()) && (await more.isVisible())) await more.click()
      await click(offered)
    },
    write: (label, words) => main.getByRole('textbox', { name: label }).first().fill(words),
    choose: (question, answer) =>
      main.getByRole('group', { name: question }).last().getByLabel(answer, { exact: true }).check(),
    date: async (question, day) => {
      const boxes = main.getByRole('group', { name: question }).last().getByRole('textbox')
      for (const [at, part] of day.split('-').reverse().entries()) await boxes.nth(at).fill(`${Number(part)}`)
    },
    close: () => context.close(),
  }
}

/** What is wrong with a page: where axe finds WCAG 2.2 AA broken, and whether it scrolls sideways on a phone. */
export async function faultsOf(page: Page, javaScript: boolean): Promise<readonly string[]> {
  const found = javaScript ? await violationsOn(page) : []
  await page.setViewportSize(NARROW)
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  await page.setViewportSize(USUAL)
  return width > NARROW.width ? [...found, `is ${width} pixels wide on a phone of ${NARROW.width}`] : found
}

/** Pages that axe has judged. The same page again, tokens and ids apart, has the same faults: axe takes half a second. */
const judged = new Map<string, Promise<readonly string[]>>()

async function violationsOn(page: Page): Promise<readonly string[]> {
  const markup = (await page.content()).replace(/ (value|action|href)="[^"]*"/g, ' $1')
  const before = judged.get(markup)
  if (before) return before
  const found = askAxe(page)
  judged.set(markup, found)
  return found
}

async function askAxe(page: Page): Promise<readonly string[]> {
  // What axe would load beforehand is for sound and film, of which there is none.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false }).withTags(WCAG)
  const { violations } = await axe.setLegacyMode(true).analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}) at ${target}`))
}
