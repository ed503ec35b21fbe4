import type { Page } from 'playwright-core'

/** Where words are: on the screen; in something folded whose summary is; under the screen; or not on the page. */
export type Place = 'seen' | 'folded' | 'below' | 'nowhere'

/** What one look at the screen gives, without scrolling or opening anything. */
export type Look = {
  /** Where each of the texts asked for is. */
  readonly places: Readonly<Record<string, Place>>
  /** Of the texts that are below, those to whose part of the page a link on the screen jumps. */
  readonly jumpedTo: readonly string[]
  /** Addresses of the links on the screen. */
  readonly links: readonly string[]
}

/**
 * Looks for texts as eyes do: by their boxes, and by what is uppermost where they stand. Of a text that is cut short a
 * good part must be there; with `whole`, every line it runs to.
 */
export function lookFor(page: Page, texts: readonly string[], whole: readonly string[]): Promise<Look> {
  return page.evaluate<Look>(`(${LOOK})(${JSON.stringify(texts)}, ${JSON.stringify(whole)})`)
}

/** Pixels of a line that is cut short on purpose, which must be there at the least. */
const A_GOOD_PART = 170

const LOOK = `(texts, whole) => {
  const main = document.querySelector('main')
  const nodes = []
  for (const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT); walk.nextNode();) nodes.push(walk.currentNode)

  const isUppermost = (x, y, element) => {
    const top = document.elementFromPoint(x, y)
    return top !== null && element.contains(top)
  }
  const shownPart = (box, element) => {
    let [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)]
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX === 'visible') continue
      const clip = at.getBoundingClientRect()
      left = Math.max(left, clip.left)
      right = Math.min(right, clip.right)
    }
    return { left, right }
  }
  const isBoxSeen = (box, element) => {
    if (box.width === 0 || box.top < 0 || box.bottom > innerHeight) return false
    const { left, right } = shownPart(box, element)
    if (right - left < Math.min(box.width - 2, ${A_GOOD_PART})) return false
    const y = (box.top + box.bottom) / 2
    return [left + 2, (left + right) / 2, right - 2].every((x) => isUppermost(x, y, element))
  }
  const isSeen = (node, from, length, all) => {
    const range = document.createRange()
    range.setStart(node, from)
    range.setEnd(node, from + length)
    if (!node.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0)
    return boxes.length > 0 && (all ? boxes : boxes.slice(0, 1)).every((box) => isBoxSeen(box, node.parentElement))
  }
  const isElementSeen = (element) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
    return text !== null && isSeen(text, 0, text.length, false)
  }
  const placeOf = (text) => {
    const found = nodes.filter((node) => node.data.includes(text))
    if (found.some((node) => isSeen(node, node.data.indexOf(text), text.length, whole.includes(text)))) return 'seen'
    const folds = found.flatMap(({ parentElement }) => parentElement.closest('details:not([open])') ?? [])
    if (folds.some((fold) => isElementSeen(fold.querySelector('summary')))) return 'folded'
    return found.length > 0 ? 'below' : 'nowhere'
  }
  const seenLinks = [...main.querySelectorAll('a[href]')].filter(isElementSeen).map((a) => a.getAttribute('href'))
  const jumps = seenLinks.filter((href) => href.startsWith('#')).flatMap((href) => {
    const target = document.getElementById(href.slice(1))
    return target ? [target.closest('section, article') ?? target] : []
  })
  const places = Object.fromEntries(texts.map((text) => [text, placeOf(text)]))
  const jumpedTo = texts.filter((text) => jumps.some((part) => part.textContent.includes(text)))
  return { places, jumpedTo, links: seenLinks.filter((href) => href.startsWith('/')) }
}`
