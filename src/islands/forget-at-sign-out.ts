import { forgetWhatIsKept } from './writing/vault.ts'

/** Signing out does not wait longer for this computer to forget. */
const WITHIN_MS = 1_500

/** At sign-out, throws away what this computer keeps of the record. */
export function forgetAtSignOut(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/sign-out"]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const late = new Promise((resolve) => setTimeout(resolve, WITHIN_MS))
      void Promise.race([forgetWhatIsKept().catch(() => undefined), late]).then(() => form.submit())
    })
  }
}
