import type { Editor } from '@tiptap/core'
import { beginAction } from './asking.ts'
import { CONTENT, KINDS } from './content.ts'
import { type Asking, type Choice, chooseDay, chooseEntry, choosePerson } from './dialogs.ts'
import { element } from './dom.ts'
import { citedIn, mark, type Passage, passageIn, unmark, valueIn } from './marking.ts'

/** One text being written: its editor, whom it is about, and where to say what was done. */
export type Writing = {
  readonly editor: Editor
  readonly asking: Asking
  readonly say: (...words: (string | Node)[]) => void
}

/** What a button of the toolbar, or its keys, does. */
export type Tool = {
  readonly word: string
  readonly keys?: string
  readonly run: (writing: Writing) => void
  /** Whether it is so where the caret stands; a tool without it is never pressed in. */
  readonly isOn?: (editor: Editor) => boolean
}

const MARKS: readonly Tool[] = KINDS.map(({ code, word }, at) => ({
  word,
  keys: `Ctrl-Shift-${at + 1}`,
  isOn: isMarked('known', 'kind', code),
  run: onPassage(({ editor, say }, passage) => {
    const isOn = valueIn(editor, passage, 'known', 'kind') === code
    if (isOn) unmark(editor, passage, 'known')
    else mark(editor, passage, 'known', { kind: code })
    say(isOn ? CONTENT.unmarked(word) : CONTENT.marked(word))
  }),
}))

/** In the order of the toolbar. */
export const TOOLS: readonly Tool[] = [
  { word: CONTENT.cite, keys: 'Ctrl-Shift-5', isOn: isMarked('cites', 'entries'), run: onPassage(cite) },
  ...MARKS,
  { word: CONTENT.person, keys: 'Ctrl-Shift-6', isOn: isMarked('person', 'id'), run: onPassage(link) },
  { word: CONTENT.day, keys: 'Ctrl-Shift-7', isOn: isMarked('day', 'on'), run: onPassage(date) },
  { word: CONTENT.action, keys: 'Ctrl-Shift-8', isOn: isMarked('action', 'child'), run: onPassage(act) },
  {
    word: CONTENT.list,
    isOn: (editor) => editor.isActive('bulletList'),
    run: ({ editor }) => editor.chain().focus().toggleList('bulletList', 'listItem').run(),
  },
  {
    word: CONTENT.quote,
    isOn: (editor) => editor.isActive('quote'),
    run: ({ editor }) => editor.chain().focus().toggleNode('quote', 'paragraph').run(),
  },
  {
    word: CONTENT.heading,
    isOn: (editor) => editor.isActive('heading'),
    run: ({ editor }) => editor.chain().focus().toggleNode('heading', 'paragraph').run(),
  },
]

/** Whether what a tool would act on has its mark already, with this value if one is given. */
function isMarked(name: string, attribute: string, value?: string): NonNullable<Tool['isOn']> {
  return (editor) => {
    const passage = passageIn(editor)
    const found = passage && valueIn(editor, passage, name, attribute)
    return value === undefined ? Boolean(found) : found === value
  }
}

/** A tool that acts on the selection, or on the sentence around the caret. */
function onPassage(work: (writing: Writing, passage: Passage) => void): Tool['run'] {
  return (writing) => {
    const passage = passageIn(writing.editor)
    if (passage) work(writing, passage)
    else writing.say(CONTENT.nothingToMark)
    writing.editor.view.focus()
  }
}

function cite(writing: Writing, passage: Passage): void {
  const { editor } = writing
  chosen(writing, CONTENT.cite, 'cites', chooseEntry(writing.asking), passage, (id) => ({
    entries: [...new Set([...citedIn(editor, passage), id])].join(' '),
  }))
}

function link(writing: Writing, passage: Passage): void {
  chosen(writing, CONTENT.person, 'person', choosePerson(writing.asking), passage, (id) => ({ id }))
}

function date(writing: Writing, passage: Passage): void {
  const day = valueIn(writing.editor, passage, 'day', 'on') ?? ''
  chosen(writing, CONTENT.day, 'day', chooseDay(day), passage, (on) => ({ on }))
}

function chosen(
  { editor, say }: Writing,
  word: string,
  name: string,
  asked: Promise<Choice>,
  passage: Passage,
  attributesOf: (id: string) => Record<string, string>,
): void {
  const place = bookmarked(editor, passage)
  void asked.then((choice) => {
    const now = place()
    editor.view.focus()
    if (!choice || !now) return
    if (choice === 'none') unmark(editor, now, name)
    else mark(editor, now, name, attributesOf(choice.id))
    say(choice === 'none' ? CONTENT.unmarked(word) : CONTENT.marked(word))
  })
}

/** Makes the passage an action of the first child's plan, kept there until someone gives it a day and sends it. */
function act(writing: Writing, passage: Passage): void {
  const { editor, asking, say } = writing
  const [childId = ''] = asking.childIds
  const place = bookmarked(editor, passage)
  void beginAction(asking.form, childId, passage.words).then((answer) => {
    const now = place()
    if ('why' in answer) return say(answer.why)
    if (now) mark(editor, now, 'action', { child: childId })
    const { path } = answer.value
    say(CONTENT.actionKept, element('a', { class: 'govuk-link', href: path }, CONTENT.actionLink), '.')
  })
}

/** Where a passage stands once others have written on meanwhile; undefined when its words are gone. */
function bookmarked(editor: Editor, passage: Passage): () => Passage | undefined {
  let { from, to } = passage
  const follow = ({
    transaction: { mapping },
  }: {
    transaction: { mapping: { map(at: number, side: number): number } }
  }) => {
    from = mapping.map(from, 1)
    to = mapping.map(to, -1)
  }
  editor.on('transaction', follow)
  return () => {
    editor.off('transaction', follow)
    return from < to ? { ...passage, from, to } : undefined
  }
}
