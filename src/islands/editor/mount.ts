import { Editor, Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { isUnmarked, typedText } from '../../entries/rules-rich-text.ts'
import { richTextOf } from '../../entries/writing/fragment.ts'
import { CONTENT } from './content.ts'
import { element } from './dom.ts'
import { Numbers } from './numbers.ts'
import { cleaned } from './paste.ts'
import { SCHEMA } from './schema.ts'
import { TOOLBAR_KEYS, toolbarOf } from './toolbar.ts'
import { TOOLS, type Writing } from './tools.ts'

/** An editor in the place of a box. */
export type Mounted = {
  readonly editor: Editor
  /** Gives the box its place back, with the words as they are. */
  unmount(): void
}

/**
 * Puts an editor in the place of a box of a form: it takes over the box's label, hint, error and id, and keeps its words
 * in the box, and their marks in the hidden field that `data-marks` names, as they change. Whoever else writes in the
 * fragment is seen by the awareness, if there is one.
 *
 * The box says in `data-editor` which children it is written about, by their ids.
 */
export function mountEditor(box: HTMLTextAreaElement, fragment: Y.XmlFragment, awareness?: Awareness): Mounted {
  const form = box.form
  if (!form) throw new Error('an editor stands in a form')
  const notice = element('p', { class: 'ics-editor__notice', role: 'status' })
  const place = element('div', { class: 'ics-editor' })
  const say: Writing['say'] = (...words) => notice.replaceChildren(...words)
  const { id } = box
  const editor: Editor = new Editor({
    element: place,
    extensions: [
      ...SCHEMA,
      Collaboration.configure({ fragment }),
      Numbers,
      ...(awareness ? [others(awareness)] : []),
      keys(() => writing),
    ],
    injectCSS: false,
    editorProps: {
      attributes: { ...attributesOf(box), id, class: 'ics-editor__text' },
      transformPastedHTML: (html) => pasted(html, say),
      handlePaste: (_, { clipboardData }) => refuseFiles(clipboardData, say),
      handleDrop: (_, { dataTransfer }) => refuseFiles(dataTransfer, say),
    },
  })
  const writing: Writing = {
    editor,
    asking: { form, childIds: (box.dataset['editor'] ?? '').split(' ').filter(Boolean) },
    say,
  }
  const giveBack = takePlace(box, editor, [place, notice])
  const mirror = () => mirrorInto(box, fragment)
  fragment.observeDeep(mirror)
  toolbarOf(form).add(writing)
  return {
    editor,
    unmount() {
      fragment.unobserveDeep(mirror)
      editor.destroy()
      giveBack()
    },
  }
}

/** The box gives its id away, so that what leads to it leads to the editor. */
function takePlace(box: HTMLTextAreaElement, editor: Editor, parts: readonly HTMLElement[]): () => void {
  const { id } = box
  const [label] = box.labels
  const focus = () => editor.view.focus()
  const hadFocus = document.activeElement === box
  label?.addEventListener('click', focus)
  box.id = `${id}-typed`
  box.hidden = true
  box.after(...parts)
  // Whoever wrote in the box already goes on where they were.
  if (hadFocus) editor.commands.focus('end')
  return () => {
    label?.removeEventListener('click', focus)
    for (const part of parts) part.remove()
    box.id = id
    box.hidden = false
  }
}

/** What a screen reader is told of the editor: what the box said of itself. */
function attributesOf(box: HTMLTextAreaElement): Record<string, string> {
  const [label] = box.labels
  if (label) label.id ||= `${box.id}-label`
  const described = box.getAttribute('aria-describedby')
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-labelledby': label?.id ?? '',
    ...(described ? { 'aria-describedby': described } : {}),
    ...(box.classList.contains('govuk-textarea--error') ? { 'aria-invalid': 'true' } : {}),
    spellcheck: 'true',
  }
}

function mirrorInto(box: HTMLTextAreaElement, fragment: Y.XmlFragment): void {
  const text = richTextOf(fragment)
  const marks = box.form?.elements.namedItem(box.dataset['marks'] ?? '')
  box.value = typedText(text)
  if (marks instanceof HTMLInputElement) marks.value = isUnmarked(text) ? '' : JSON.stringify(text)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The keys of the tools, and the way to the toolbar. */
function keys(writing: () => Writing): Extension {
  const runs = TOOLS.flatMap((tool) => (tool.keys ? [[tool.keys, () => done(() => tool.run(writing()))] as const] : []))
  return Extension.create({
    name: 'keys',
    addKeyboardShortcuts: () => ({
      ...Object.fromEntries(runs),
      [TOOLBAR_KEYS]: () => done(() => toolbarOf(writing().asking.form).focus()),
    }),
  })
}

function done(work: () => void): true {
  work()
  return true
}

/** Where others write, by their names. */
function others(awareness: Awareness): Extension {
  return Extension.create({
    name: 'others',
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, {
        cursorBuilder: ({ name }: { readonly name: string }) =>
          element('span', { class: 'ics-caret' }, element('b', {}, name)),
        selectionBuilder: () => ({ class: 'ics-caret__selected' }),
      }),
    ],
  })
}

function pasted(html: string, say: Writing['say']): string {
  const { html: clean, leftOut } = cleaned(html)
  say(leftOut.length > 0 ? `${CONTENT.leftOut}${leftOut.join('; ')}. ${CONTENT.wordsStay}` : '')
  return clean
}

/** Pictures and files are no words; with words beside them, the words come. */
function refuseFiles(data: DataTransfer | null, say: Writing['say']): boolean {
  const onlyFiles = (data?.files.length ?? 0) > 0 && !data?.types.some((type) => type.startsWith('text/'))
  if (onlyFiles) say(CONTENT.filesLeftOut)
  return onlyFiles
}
