import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { launchChromiumOf } from '../chromium.ts'

/** The fields that are typed in. */
export const FIELDS = ['worries', 'strengths', 'analysis'] as const
const PATIENCE_MS = 60_000
/** A hand at the keys: 25 letters a second. */
const KEY_MS = 40

/** Someone who types, in a browser of their own that can be killed, and what the page has shown them as kept. */
export type Author = {
  readonly name: string
  /** Types words that nobody else types, in one of the fields; gives up silently where the browser dies. */
  readonly type: (field: (typeof FIELDS)[number], words: readonly string[]) => Promise<void>
  /** Every word, and beginning of one, that the page said was kept. */
  readonly kept: ReadonlySet<string>
  /** How long each change was unkept, in milliseconds, since it was last asked. */
  readonly waits: () => readonly number[]
  /** What the fields say now. */
  readonly texts: () => Promise<string>
  /** Waits until the page says that the server has every word. */
  readonly settled: () => Promise<void>
  /** `kill -9`. */
  readonly kill: () => Promise<void>
  /** Starts the browser again, signs in, and opens the page. */
  readonly come: () => Promise<void>
  readonly leave: () => Promise<void>
}

export type At = {
  /** Where one signs in, and where one writes: behind a network that can fail. */
  readonly door: string
  readonly writing: string
}

/** Opens a browser for someone and brings them to the page where they write. */
export async function anAuthor(name: string, at: At): Promise<Author> {
  const profile = await mkdtemp(join(tmpdir(), 'openics-author-'))
  const kept = new Set<string>()
  let waits: number[] = []
  let context: BrowserContext | undefined
  const page = () => {
    const [first] = context?.pages() ?? []
    if (!first) throw new Error(`${name} has no page`)
    return first
  }
  const come = async () => {
    context = await launchChromiumOf(profile)
    context.setDefaultTimeout(PATIENCE_MS)
    await context.exposeBinding('shownKept', (_, words: readonly string[]) => {
      for (const word of words) kept.add(word)
    })
    await context.exposeBinding('wordsKept', (_, wait: number) => {
      waits.push(wait)
    })
    await context.addInitScript({ content: `(${WATCHING})(${JSON.stringify(FIELDS)})` })
    await signIn(page(), name, at.door)
    await page().goto(at.writing)
    await settled(page())
  }
  await come()
  return {
    ...{ name, kept, come },
    type: (field, words) => type(page(), field, words).catch(() => {}),
    waits: () => {
      const those = waits
      waits = []
      return those
    },
    texts: () => page().evaluate<string>(`(${TEXTS})(${JSON.stringify(FIELDS)})`),
    settled: () => settled(page()),
    kill: async () => {
      await killBrowserOf(profile)
      await context?.close().catch(() => {})
    },
    leave: async () => {
      await context?.close().catch(() => {})
      await rm(profile, { recursive: true, force: true })
    },
  }
}

async function signIn(page: Page, name: string, door: string): Promise<void> {
  await page.goto(door)
  const person = page.getByRole('main').getByRole('button', { name, exact: true })
  if (await person.isVisible()) await Promise.all([page.waitForEvent('load'), person.click()])
}

async function settled(page: Page): Promise<void> {
  await page.locator('form[data-live]:not([data-unkept])').waitFor({ timeout: PATIENCE_MS })
}

/** Puts a paragraph of one's own at the end of a field. */
async function type(page: Page, field: string, words: readonly string[]): Promise<void> {
  const box = page.locator(`[id="${field}"]`)
  await box.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  for (const word of words) await page.keyboard.type(`${word} `, { delay: KEY_MS })
}

/** Every process of the browser with this profile. */
async function killBrowserOf(profile: string): Promise<void> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (command.includes(`--user-data-dir=${profile}`)) killOne(Number(pid))
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It died with the one before.
  }
}

/** In the page: tells every word, and beginning of one, once the page shows it as kept, and how long each change was not. */
const WATCHING = `(fields) => {
  const told = new Set()
  // The names that show where others write stand in the middle of words, and are nobody's words.
  const said = (box) => {
    const copy = box.cloneNode(true)
    for (const name of copy.querySelectorAll('.ics-caret')) name.remove()
    return copy.value ?? [...copy.children].map((one) => one.textContent).join(' ')
  }
  const watch = () => {
    const form = document.querySelector('form[data-writing]')
    if (!form) return
    const look = () => {
      const unkept = form.getAttribute('data-unkept')
      if (!form.hasAttribute('data-live') || unkept === 'nowhere') return
      const text = fields.map((id) => said(document.getElementById(id))).join(' ')
      const words = (text.match(/[a-z]+\\d+[a-z]*/g) ?? []).filter((word) => !told.has(word))
      for (const word of words) told.add(word)
      if (words.length > 0) window.shownKept(words)
    }
    new MutationObserver(look).observe(form, { attributes: true })
  }
  addEventListener('DOMContentLoaded', watch)
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'words kept') window.wordsKept(duration)
  }).observe({ type: 'measure' })
}`

/** In the page: what each field says, without the names that show where others are in it. */
const TEXTS = `(fields) => fields
  .map((id) => {
    const copy = document.getElementById(id).cloneNode(true)
    for (const name of copy.querySelectorAll('.ics-caret')) name.remove()
    const lines = copy.value === undefined ? [...copy.children].map((one) => one.textContent) : [copy.value]
    return lines.join('\\n').trim()
  })
  .join('\\n\\n')`
