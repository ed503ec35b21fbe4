/** The token of a form, as it goes with everything the form sends. */
export function tokenOf(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value ?? ''
}

/**
 * After someone has signed in again in another tab, takes the new session's token into every form of this page, so that
 * what was written here can still be kept and sent. Does nothing when it is another person who has signed in.
 */
export async function renewToken(): Promise<void> {
  const response = await fetch(location.pathname, { redirect: 'manual', credentials: 'same-origin' })
  if (!response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const token = fresh.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value
  if (!token || personOn(fresh) !== personOn(document)) return
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="_csrf"]')) input.value = token
}

function personOn(page: Document): string | undefined {
  return page.querySelector('.ics-me')?.textContent?.trim()
}
