import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { element } from './dom.ts'
import { citesOf } from './marking.ts'

const KEY = new PluginKey<DecorationSet>('numbers')

/** Shows behind each passage the numbers of the entries it cites: 1 is the first that the text cites. */
export const Numbers = Extension.create({
  name: 'numbers',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: KEY,
      state: {
        init: (_, { doc }) => numbersIn(doc),
        apply: (tr, shown) => (tr.docChanged ? numbersIn(tr.doc) : shown),
      },
      props: { decorations: (state) => KEY.getState(state) },
    }),
  ],
})

function numbersIn(doc: Node): DecorationSet {
  const numbers = new Map<string, number>()
  const shown: Decoration[] = []
  doc.descendants((node, place, parent, index) => {
    const cited = citesOf(node)
    for (const id of cited) numbers.set(id, numbers.get(id) ?? numbers.size + 1)
    const goesOn = citesOf(parent?.maybeChild(index + 1)).join(' ') === cited.join(' ')
    if (cited.length === 0 || goesOn) return
    const words = cited.map((id) => numbers.get(id)).join(', ')
    shown.push(
      Decoration.widget(place + node.nodeSize, () => element('sup', { class: 'ics-cites' }, words), {
        side: -1,
        key: `cites ${words}`,
      }),
    )
  })
  return DecorationSet.create(doc, shown)
}
