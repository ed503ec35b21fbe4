import type { Usefulness } from '../model.ts'

/** What came of a rule so far, in words. */
export function pastInWords({ fired, actedOn, dismissed, waiting }: Usefulness): string {
  return `Put before somebody ${fired} ${fired === 1 ? 'time' : 'times'}: acted on ${actedOn}, dismissed ${dismissed}, waiting ${waiting}.`
}
