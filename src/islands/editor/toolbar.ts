import { CONTENT } from './content.ts'
import { button, element } from './dom.ts'
import { TOOLS, type Tool, type Writing } from './tools.ts'

/** One toolbar for all the texts of a form: it acts on the one written in last. */
export type Toolbar = {
  /** A text that the toolbar may act on. */
  add(writing: Writing): void
  /** Takes the focus to the toolbar. */
  focus(): void
}

const TOOLBARS = new WeakMap<HTMLFormElement, Toolbar>()
/** From the text to the toolbar, and back. */
export const TOOLBAR_KEYS = 'Alt-F10'

/** The form's toolbar, made and put at the form's top when it is first asked for. */
export function toolbarOf(form: HTMLFormElement): Toolbar {
  const standing = TOOLBARS.get(form)
  if (standing) return standing
  const made = aToolbar(form)
  TOOLBARS.set(form, made)
  return made
}

function aToolbar(form: HTMLFormElement): Toolbar {
  let current: Writing | undefined
  const buttons = TOOLS.map((tool) => buttonOf(tool, () => current && tool.run(current)))
  const bar = element('div', { class: 'ics-tools', role: 'toolbar', 'aria-label': CONTENT.toolbar }, ...buttons)
  rove(bar, buttons, () => current?.editor.view.focus())
  form.prepend(bar, keysInWords())
  const show = () => {
    for (const [at, { isOn }] of TOOLS.entries()) {
      if (isOn) buttons[at]?.setAttribute('aria-pressed', `${current ? isOn(current.editor) : false}`)
    }
  }
  const take = (writing: Writing) => {
    current = writing
    show()
  }
  return {
    add(writing) {
      current ??= writing
      writing.editor.on('focus', () => take(writing))
      writing.editor.on('transaction', () => writing === current && show())
    },
    focus: () => buttons.find(({ tabIndex }) => tabIndex === 0)?.focus(),
  }
}

function buttonOf({ word, keys, isOn }: Tool, press: () => void): HTMLButtonElement {
  const made = button(word, 'govuk-button govuk-button--secondary', press)
  if (isOn) made.setAttribute('aria-pressed', 'false')
  if (keys) made.setAttribute('aria-keyshortcuts', keys.replaceAll('-', '+').replace('Ctrl', 'Control'))
  // A press by mouse leaves the selection where it is.
  made.addEventListener('mousedown', (event) => event.preventDefault())
  return made
}

/** One stop for Tab; the arrows, Home and End go from button to button, Escape goes back to the text. */
function rove(bar: HTMLElement, buttons: readonly HTMLButtonElement[], back: () => void): void {
  const stop = (at: number) => {
    for (const [place, one] of buttons.entries()) one.tabIndex = place === at ? 0 : -1
  }
  stop(0)
  const placeOf = (target: EventTarget | null) => (target instanceof HTMLButtonElement ? buttons.indexOf(target) : 0)
  bar.addEventListener('focusin', ({ target }) => stop(placeOf(target)))
  bar.addEventListener('keydown', (event) => {
    const at = placeOf(event.target)
    const places: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % buttons.length,
      ArrowLeft: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    }
    const to = places[event.key]
    if (to !== undefined) buttons[to]?.focus()
    else if (event.key === 'Escape') back()
    else return
    event.preventDefault()
  })
}

function keysInWords(): HTMLElement {
  const inWords = (keys: string) => keys.replaceAll('-', ' + ')
  const keys = TOOLS.flatMap(({ word, keys }) => (keys ? [[word, keys] as const] : []))
  const all = [...keys, [CONTENT.undo, 'Ctrl-Z'] as const, [CONTENT.toToolbar, TOOLBAR_KEYS] as const]
  const rows = all.flatMap(([word, shortcut]) => [element('dt', {}, word), element('dd', {}, inWords(shortcut))])
  return element(
    'details',
    { class: 'ics-keys' },
    element('summary', {}, CONTENT.keys),
    element('p', { class: 'ics-small' }, CONTENT.sentence),
    element('dl', {}, ...rows),
  )
}
