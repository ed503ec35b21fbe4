import type { Page } from 'playwright-core'

/** Where somebody has come by keyboard: what it is called, and what is wrong with how that shows, if anything. */
type Stop = { readonly name: string; readonly fault: string | null }

/** Presses Tab until what has this label has the focus. At each stop one must see where one is, or this fails. */
export async function tabTo(page: Page, label: string): Promise<void> {
  const passed: string[] = []
  // From anywhere, a page has been gone through once its end was passed twice.
  while (passed.filter((name) => name === '').length < 2 && passed.length < 300) {
    await page.keyboard.press('Tab')
    const { name, fault } = await whereOneIs(page)
    if (fault) throw new Error(`at “${name}” on ${new URL(page.url()).pathname} ${fault}`)
    if (name.startsWith(label)) return
    passed.push(name)
  }
  throw new Error(`Tab does not come to “${label}”. It comes to: ${passed.join(' | ')}`)
}

/** What has the focus now, and whether it shows. Where the page ends, the browser's own bar is next: that is no fault. */
export function whereOneIs(page: Page): Promise<Stop> {
  return page.evaluate<Stop>(WHERE)
}

// A ring, a shadow or another ground around what has the focus, or around what stands for it: the label of a choice, the
// frame of an editor. The colours with and without focus are compared by taking it away for the moment.
const WHERE = `(() => {
  const at = document.activeElement
  if (at === document.body) return { name: '', fault: null }
  const named = (id) => document.getElementById(id)?.innerText
  const name = (named(at.getAttribute('aria-labelledby')) ?? at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText
    ?? at.innerText ?? at.textContent).trim()
  const box = at.getBoundingClientRect()
  const outside = box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth
  if (outside) return { name, fault: 'the focus is out of sight' }
  const look = () => [at, at.parentElement, at.nextElementSibling, at.closest('.ics-editor'), ...at.children].flatMap((one) =>
    one ? [null, '::before'].map((part) => {
      const { outline, outlineStyle, boxShadow, backgroundColor, borderTop, borderTopWidth, stroke, strokeWidth } =
        getComputedStyle(one, part)
      const border = borderTopWidth === '0px' ? '' : borderTop
      return [outlineStyle === 'none' ? '' : outline, boxShadow, backgroundColor, border, stroke, strokeWidth].join()
    }) : [])
  const focused = look()
  const range = document.getSelection().rangeCount > 0 ? document.getSelection().getRangeAt(0) : null
  const caret = [at.selectionStart, at.selectionEnd]
  at.blur()
  const seen = look().some((one, part) => one !== focused[part])
  at.focus({ preventScroll: true, focusVisible: true })
  if (range && at.isContentEditable) { getSelection().removeAllRanges(); getSelection().addRange(range) }
  if (typeof caret[0] === 'number') at.setSelectionRange(...caret)
  return { name, fault: seen ? null : 'nothing shows that it has the focus' }
})()`
