import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Assertion, RegisterOutcome } from '../contract-registration.ts'
import type { Answer, RowRefusal, Single } from './model.ts'

/**
 * What to register of a row whose record may be known. A file that does not count versions says a later one when it
 * says something else; but not when a row above in the same file says another thing of the record.
 */
export function assertionOf(single: Single): Outcome<Assertion, RowRefusal> {
  const { node, localReference, identity, hash, version, heldVersion, heldHash, saidAbove } = single
  if (version !== null) return accepted({ node, localReference, version, identity })
  if (saidAbove !== null && saidAbove !== hash) return refused('reference-twice-with-other-content')
  const held = heldVersion ?? 1
  const later = heldHash !== null && heldHash !== hash
  return accepted({ node, localReference, version: later ? held + 1 : held, identity })
}

/** What came of a row. */
export function answerTo(
  { seq, position, line, heldVersion }: Single,
  outcome: RegisterOutcome | { readonly ok: false; readonly refusal: RowRefusal },
): Answer {
  const place = { seq, position, line }
  if (!outcome.ok) return { ...place, answer: 'refused', review: false, reason: outcome.refusal }
  const { isNew, outcome: found } = outcome.value
  if (found === 'repeated') return { ...place, answer: 'repeated', review: false, reason: null }
  const isUpdate = heldVersion !== null
  const review = found === 'PotentialMatch' || found === 'ManyMatch' || (isUpdate && found === 'Match')
  return { ...place, answer: isUpdate ? 'updated' : isNew ? 'new' : 'linked', review, reason: null }
}

/** The rows of the first authority, up to the first that is about a record come already. */
export function lotOf(singles: readonly Single[]): readonly Single[] {
  const seen = new Set<string>()
  const end = singles.findIndex(({ authority, node, localReference }) => {
    const record = `${node}|${localReference}`
    const breaks = authority !== singles[0]?.authority || seen.has(record)
    seen.add(record)
    return breaks
  })
  return end === -1 ? singles : singles.slice(0, end)
}
