import { Mark, mergeAttributes, Node } from '@tiptap/core'
import { KINDS } from './content.ts'

// What a text may have in it, and no more: the blocks and marks of rich text as it is kept, by the same names.

const Document = Node.create({ name: 'doc', topNode: true, content: 'block+' })
const Text = Node.create({ name: 'text', group: 'inline' })

const Paragraph = Node.create({
  name: 'paragraph',
  // Before all others, so that an empty text begins with one.
  priority: 1000,
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
})

const Quote = Node.create({
  name: 'quote',
  group: 'block',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: () => ['blockquote', 0],
})

/** A small heading within a text: beneath the question that the text answers. */
const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  parseHTML: () => ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag })),
  renderHTML: () => ['h4', 0],
})

const BulletList = Node.create({
  name: 'bulletList',
  group: 'block',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ul' }, { tag: 'ol' }],
  renderHTML: () => ['ul', 0],
})

const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.insertContent({ type: this.name }) }
  },
})

/** How a passage is known. Outermost, so that its line runs through whatever else is marked in it. */
const Known = Mark.create({
  name: 'known',
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({ kind: { default: 'fact', parseHTML: (element) => element.dataset['known'] } }),
  parseHTML: () => [{ tag: 'span[data-known]' }],
  renderHTML({ mark }) {
    const kind = KINDS.find(({ code }) => code === mark.attrs['kind'])
    return ['span', { class: `ics-marked ${kind?.look ?? ''}`, 'data-known': kind?.code, 'data-word': kind?.word }, 0]
  },
})

const Cites = aLink('cites', 'entries')
const Person = aLink('person', 'id')
const Day = aLink('day', 'on')
const Action = aLink('action', 'child')

/** A mark that points at something: what, is its one attribute. */
function aLink(name: string, attribute: string) {
  const data = `data-${name}`
  return Mark.create({
    name,
    inclusive: false,
    addAttributes: () => ({
      [attribute]: {
        default: '',
        parseHTML: (element) => element.getAttribute(data),
        renderHTML: (attributes) => ({ [data]: attributes[attribute] }),
      },
    }),
    parseHTML: () => [{ tag: `span[${data}]` }],
    renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { class: `ics-links-${name}` }), 0],
  })
}

export const SCHEMA = [
  ...[Document, Text, Paragraph, Quote, Heading, BulletList, ListItem, HardBreak],
  ...[Known, Cites, Person, Day, Action],
]
