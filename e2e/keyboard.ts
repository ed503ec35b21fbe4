import type { Page } from 'playwright-core'

/** Presses Tab until what has this label has the focus. */
export async function tabTo(page: Page, label: string): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(FOCUSED)
    if (focused.startsWith(label)) return
    passed.push(focused)
  }
  throw new Error(`Tab does not come to “${label}”. It comes to: ${passed.join(' | ')}`)
}

const FOCUSED = `(({ labels, innerText }) => (labels?.[0]?.innerText ?? innerText).trim())(document.activeElement)`
