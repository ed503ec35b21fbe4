import { type Answer, type Citable, type Citables, entriesToCite, type Linkable, peopleToLink } from './asking.ts'
import { CONTENT } from './content.ts'
import { button, element } from './dom.ts'

/** For whom it is written: whose entries may be cited, and whose people linked. */
export type Asking = { readonly form: HTMLFormElement; readonly childIds: readonly string[] }

const SEARCH_PAUSE_MS = 250
const SECONDARY = 'govuk-button govuk-button--secondary'

/** What was chosen; `none` takes the mark away; undefined if the dialog was closed. */
export type Choice = { readonly id: string } | 'none' | undefined

/** Asks which entry a passage rests on, of any of the children's stories. */
export function chooseEntry({ form, childIds }: Asking): Promise<Choice> {
  const search = element('input', { class: 'govuk-input', id: 'ics-cite-words', type: 'search', autocomplete: 'off' })
  const label = element('label', { class: 'govuk-label', for: 'ics-cite-words' }, CONTENT.citeSearch)
  const results = listOf()
  let asked = 0
  const look = async () => {
    asked += 1
    const mine = asked
    results.say(CONTENT.searching)
    const answers = await Promise.all(childIds.map((childId) => entriesToCite(form, childId, search.value.trim())))
    if (mine === asked) showEntries(results, answers, childIds.length > 1)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  search.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(look, SEARCH_PAUSE_MS)
  })
  void look()
  return opened(CONTENT.citeTitle, [label, search, results.element], CONTENT.uncite, results)
}

/** Asks which person around the children a passage speaks of. */
export function choosePerson({ form, childIds }: Asking): Promise<Choice> {
  const results = listOf()
  results.say(CONTENT.searching)
  void Promise.all(childIds.map((childId) => peopleToLink(form, childId))).then((answers) => {
    const people = new Map<string, Linkable>()
    for (const answer of answers) {
      if ('why' in answer) return results.say(answer.why)
      for (const person of answer.value.people) if (!people.has(person.id)) people.set(person.id, person)
    }
    results.show([...people.values()].map(({ id, name, tie }) => ({ id, title: name, source: tie })))
    results.say(CONTENT.people(people.size))
  })
  return opened(CONTENT.personTitle, [results.element], CONTENT.unlink, results)
}

/** Asks which day a passage speaks of, as `2026-03-18`. */
export function chooseDay(day: string): Promise<Choice> {
  const input = element('input', {
    class: 'govuk-input govuk-input--width-10',
    id: 'ics-day',
    type: 'date',
    value: day,
  })
  const label = element('label', { class: 'govuk-label', for: 'ics-day' }, CONTENT.dayAsk)
  const results: Results = { chosen: undefined, element: element('p') }
  const keep = button(CONTENT.dayKeep, 'govuk-button', () => {
    if (input.value) results.chosen?.({ id: input.value })
  })
  results.element.append(keep)
  return opened(CONTENT.dayTitle, [label, input, results.element], CONTENT.unlink, results)
}

type Results = { chosen: ((choice: Choice) => void) | undefined; readonly element: HTMLElement }
type List = Results & { show(items: readonly Citable[]): void; say(words: string): void }

/** A list to choose from, each a button, and a line that says how many there are. */
function listOf(): List {
  const [status, list] = [element('p', { class: 'ics-small', role: 'status' }), element('ul', { class: 'ics-choose' })]
  const made: List = {
    chosen: undefined,
    element: element('div', {}, status, list),
    say: (words) => {
      status.textContent = words
    },
    show: (items) => list.replaceChildren(...items.map((item) => rowOf(item, () => made.chosen?.({ id: item.id })))),
  }
  return made
}

function rowOf({ title, source }: Citable, choose: () => void): HTMLElement {
  const row = button('', 'ics-choose__one', choose)
  row.append(element('strong', {}, title), ' ', element('span', { class: 'ics-small' }, source))
  return element('li', {}, row)
}

function showEntries(list: List, answers: readonly Answer<Citables>[], several: boolean): void {
  const entries = new Map<string, Citable>()
  let more = false
  for (const answer of answers) {
    if ('why' in answer) {
      list.say(answer.why)
      return
    }
    more ||= answer.value.more
    for (const entry of answer.value.entries) {
      const source = several ? `${answer.value.child}: ${entry.source}` : entry.source
      if (!entries.has(entry.id)) entries.set(entry.id, { ...entry, source })
    }
  }
  list.show([...entries.values()])
  list.say(CONTENT.found(entries.size, more))
}

/** Opens a dialog, and gives what was chosen in it once it is closed. The browser gives the focus back. */
function opened(title: string, contents: readonly HTMLElement[], none: string, results: Results): Promise<Choice> {
  return new Promise((resolve) => {
    let choice: Choice
    const dialog = element('dialog', { class: 'ics-dialog', 'aria-labelledby': 'ics-dialog-title' })
    const end = (chosen: Choice) => {
      choice = chosen
      dialog.close()
    }
    results.chosen = end
    dialog.append(
      element('h2', { class: 'govuk-heading-s', id: 'ics-dialog-title' }, title),
      ...contents,
      element(
        'div',
        { class: 'govuk-button-group' },
        button(CONTENT.close, SECONDARY, () => end(undefined)),
        button(none, SECONDARY, () => end('none')),
      ),
    )
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(choice)
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}
