// Runs in the pages of a browser whose worker is being watched. What it has seen goes on from page to page in the
// window's own store: clicks, seconds of waiting, and each form that was sent, with what it asked and what was done.
;(() => {
  const KEY = 'burden'
  const BOXES = 'input:not([type=submit]):not([type=button]), select, textarea'
  const seen = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{"clicks":0,"pages":0,"waited":0,"forms":[]}')
  const see = (change) => {
    const now = seen()
    change(now)
    sessionStorage.setItem(KEY, JSON.stringify(now))
  }
  const isTicked = ({ type }) => type === 'radio' || type === 'checkbox'
  const optionsAtFirst = ({ options }) => {
    const chosen = [...options].filter(({ defaultSelected }) => defaultSelected)
    return chosen.length > 0 ? chosen : [...options].slice(0, 1)
  }
  const valueAtFirst = (box) => {
    if (isTicked(box)) return box.defaultChecked ? box.value : ''
    return box.tagName === 'SELECT' ? (optionsAtFirst(box)[0]?.value ?? '') : box.defaultValue
  }
  const valueNow = (box) => (isTicked(box) && !box.checked ? '' : box.value)
  // The editor of marked text hides the box that it writes into.
  const isShown = (box) =>
    box.type !== 'hidden' && (box.checkVisibility() || (box.tagName === 'TEXTAREA' && box.hidden))
  const typed = (box) => {
    if (isTicked(box) || box.tagName === 'SELECT' || box.type === 'hidden') return 0
    const [before, after] = [valueAtFirst(box), valueNow(box)]
    let same = 0
    while (same < before.length && before[same] === after[same]) same += 1
    return before === after ? 0 : after.length - same
  }
  // What several may write at once loses its name when it goes on by a line of its own, and is a field all the same.
  const names = new WeakMap()
  addEventListener('DOMContentLoaded', () => {
    for (const box of document.querySelectorAll(BOXES)) names.set(box, box.name)
  })
  const nameOf = (box) => box.name || (names.get(box) ?? '')
  const asBox = (box) => ({
    name: nameOf(box),
    hidden: box.type === 'hidden',
    shown: isShown(box),
    before: valueAtFirst(box),
    after: valueNow(box),
    typed: typed(box),
  })

  document.addEventListener('click', (event) => event.isTrusted && see((now) => (now.clicks += 1)), true)
  document.addEventListener(
    'change',
    ({ target }) => target.tagName === 'SELECT' && see((now) => (now.clicks += 1)),
    true,
  )
  document.addEventListener(
    'submit',
    ({ target }) => {
      const boxes = [...target.querySelectorAll(BOXES)].filter((box) => nameOf(box) && !nameOf(box).startsWith('_'))
      const form = { path: location.pathname, page: performance.timeOrigin, boxes: boxes.map(asBox) }
      // A form waits until its words are kept and is sent again by itself: once a page is once.
      see((now) => (now.forms = [...now.forms.filter(({ page }) => page !== form.page), form]))
    },
    true,
  )
  addEventListener('load', () =>
    setTimeout(() => {
      const [{ duration }] = performance.getEntriesByType('navigation')
      see((now) => (now.waited += duration / 1000))
    }),
  )
  addEventListener('pagehide', () => see((now) => (now.pages += 1)))
})()
