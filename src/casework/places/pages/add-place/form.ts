import {
  choiceOf,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { newId } from '../../../../platform/ids.ts'
import type { LinkPlace } from '../../commands.ts'
import { type NewPlace, PLACE_KINDS, type Place } from '../../model.ts'
import { CONTENT } from '../content.ts'

/** The child, and the places that are known already. */
export type PlaceFor = { readonly child: KnownPerson; readonly known: readonly Pick<Place, 'id' | 'name' | 'kind'>[] }

/** Reads a place for a child: one that is known, or another. */
export function readPlace(fields: Fields, { child, known }: PlaceFor): Read<LinkPlace> {
  const problems: Problem[] = []
  const [fromOn, words] = [dayOf(fields, 'since'), textOf(fields, 'words')]
  if (!fromOn) problems.push({ field: 'since-day', text: CONTENT.needsDay })
  if (!words) problems.push({ field: 'words', text: CONTENT.needsWords })
  const chosen = known.find(({ id }) => id === fields['which'])
  const place = chosen ? { id: chosen.id } : another(fields, problems)
  if (!fromOn || !words || !place || problems.length > 0) return { problems }
  return { act: { place, link: { id: newId(), personId: child.id, words, fromOn } } }
}

function another(fields: Fields, problems: Problem[]): NewPlace | undefined {
  const kind = choiceOf(fields, 'kind', PLACE_KINDS)
  const [sinceOn, reviewBy] = [dayOf(fields, 'since'), dayOf(fields, 'review')]
  if (!kind) problems.push({ field: 'kind', text: CONTENT.needsKind })
  if (!reviewBy) problems.push({ field: 'review-day', text: CONTENT.needsReview })
  if (!kind || !reviewBy || !sinceOn) return undefined
  return {
    ...{ id: idIn(fields), kind, name: textOf(fields, 'name') ?? '', known: textOf(fields, 'known') ?? '' },
    ...{ lines: textOf(fields, 'lines'), postcode: textOf(fields, 'postcode'), sinceOn, reviewBy },
  }
}
