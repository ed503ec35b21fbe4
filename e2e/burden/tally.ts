import { expect } from 'vitest'
import { type Asks, declaredName, type Fact } from '../../src/entries/drafts/pages/form-page/asks.ts'
import { askedAgain } from '../../testing/asking/again.ts'
import type { Someone } from '../../testing/browser.ts'

/** What a task takes from whoever does it. A day or a group of choices is one field, however many boxes it has. */
export type Burden = {
  /** Pages on which something was done, from the one where the task begins to the one where it is sent. */
  readonly pages: number
  /** Fields in sight on the forms that were sent. */
  readonly shown: number
  /** Fields that were filled in or changed. */
  readonly filled: number
  /** Characters written. */
  readonly keystrokes: number
  /** Links, buttons, choices and lists. One comes to the next box by Tab, which is not counted. */
  readonly clicks: number
  /** Questions whose answer the record knew and did not show. */
  readonly askedAgain: number
  /** From each press until the page it leads to stands there: the server and the browser together. */
  readonly waitingSeconds: number
}

/** Counts what tasks take, and remembers what the record was told on the way. */
export type Tally = {
  /** Counts what someone does in `work`, from the page where they are. */
  readonly count: (someone: Someone, work: () => Promise<unknown>) => Promise<Burden>
  /** Takes note of what everyone told the record since, without counting it. */
  readonly hear: (people: readonly Someone[]) => Promise<void>
}

type Box = Readonly<Record<'name' | 'before' | 'after', string>> & {
  readonly hidden: boolean
  readonly shown: boolean
  readonly typed: number
}
type Sent = { readonly path: string; readonly boxes: readonly Box[] }
type Seen = Readonly<Record<'clicks' | 'pages' | 'waited', number>> & { readonly forms: readonly Sent[] }

/** Watches whatever someone does from the next page on. */
export async function watch({ page }: Someone): Promise<void> {
  await page.addInitScript({ path: 'e2e/burden/watch.js' })
}

/** @param forms what each form declares, by its path */
export function aTally(forms: ReadonlyMap<string, Asks>): Tally {
  const told = new Set<Fact>()
  const hearForms = ({ forms: sent }: Seen) => sent.flatMap((form) => hearForm(form, asksAt(forms, form.path), told))
  return {
    async count(someone, work) {
      await take(someone)
      await work()
      const refused = await someone.page.locator('.govuk-error-summary').allInnerTexts()
      expect(refused, 'a task is done when its form is taken').toEqual([])
      const seen = await take(someone)
      const again = hearForms(seen)
      const filled = seen.forms.map(({ boxes }) => boxes.filter(({ before, after }) => before !== after))
      expect(seen.pages, 'nothing was seen of a task').toBeGreaterThan(0)
      return {
        ...{ pages: seen.pages, clicks: seen.clicks, askedAgain: again.length },
        shown: sum(seen.forms.map(({ boxes }) => fieldsOf(boxes.filter(({ shown }) => shown)))),
        filled: sum(filled.map((boxes) => fieldsOf(boxes.filter(({ hidden }) => !hidden)))),
        keystrokes: sum(seen.forms.flatMap(({ boxes }) => boxes.map(({ typed }) => typed))),
        waitingSeconds: Math.round(seen.waited * 100) / 100,
      }
    },
    async hear(people) {
      for (const someone of people) hearForms(await take(someone))
    },
  }
}

/** What was seen of someone so far; from here on it is counted anew. */
async function take({ page }: Someone): Promise<Seen> {
  const text = await page.evaluate<string>(`(() => {
    const seen = sessionStorage.getItem('burden') ?? ''
    sessionStorage.removeItem('burden')
    return seen
  })()`)
  return text ? JSON.parse(text) : { clicks: 0, pages: 0, waited: 0, forms: [] }
}

function hearForm({ boxes }: Sent, asks: Asks, told: Set<Fact>): readonly Fact[] {
  const names = [...new Set(boxes.map(({ name }) => name))]
  const inputs = names.map((name) => {
    const same = boxes.filter((box) => box.name === name)
    const values = same.map(({ before }) => before).filter(Boolean)
    return { name, hidden: same.every(({ hidden }) => hidden), values }
  })
  const again = askedAgain(asks, inputs, told)
  for (const { name, after } of boxes) {
    const fact = asks[declaredName(name)]
    if (fact && after) told.add(fact)
  }
  return again
}

function asksAt(forms: ReadonlyMap<string, Asks>, pathname: string): Asks {
  const fits = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname)
  const exact = forms.get(pathname)
  return exact ?? [...forms].find(([path]) => fits(path))?.[1] ?? {}
}

function fieldsOf(boxes: readonly Box[]): number {
  return new Set(boxes.map(({ name }) => name.replace(/-(day|month|year)$/, ''))).size
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
