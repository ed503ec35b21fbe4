import {
  choiceOf,
  choicesOf,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import type { KeepBack } from '../../../../entries/keeping-back/model.ts'
import { readKeeping } from '../../../../entries/keeping-back/pages/form.ts'
import { displayName, isUnborn, type KnownPerson } from '../../../../people/model.ts'
import type { RecordVisit, VisitedChild } from '../../model.ts'
import { CONTENT } from './content.ts'

const SEEN = ['alone', 'not-alone', 'no'] as const

/** A visit, and what of it is not for the parents’ copies. */
export type WrittenVisit = RecordVisit & { readonly keeping: KeepBack | undefined }

/** Reads a visit to these children; where there is more than one, those ticked were visited. */
export function readVisit(fields: Fields, children: readonly KnownPerson[]): Read<WrittenVisit> {
  const ids = children.map(({ id }) => id)
  const visited = children.length === 1 ? ids : choicesOf(fields, 'children', ids)
  const problems: Problem[] = []
  const happenedOn = dayOf(fields, 'when')
  if (!happenedOn) problems.push({ field: 'when-day', text: CONTENT.whenInvalid })
  const parts = children.filter(({ id }) => visited.includes(id)).map((child) => readChild(fields, child, problems))
  if (parts.length === 0) problems.push({ field: 'children', text: CONTENT.nobody })
  const summary = textOf(fields, 'summary') ?? ''
  if (!summary) problems.push({ field: 'summary', text: CONTENT.summaryMissing })
  const written = [summary, ...parts.flatMap((part) => part?.words ?? [])]
  const keeping = readKeeping(fields, written, problems)
  if (!happenedOn || problems.length > 0) return { problems }
  const seen = parts.flatMap((part) => part ?? [])
  return { act: { id: idIn(fields), happenedOn, place: textOf(fields, 'place'), summary, children: seen, keeping } }
}

function readChild(fields: Fields, child: KnownPerson, problems: Problem[]): VisitedChild | undefined {
  const of = (part: string) => `${part}-${child.id}`
  const seen = isUnborn(child) ? 'no' : choiceOf(fields, of('seen'), SEEN)
  const whyNotSeen = isUnborn(child) ? CONTENT.unborn : textOf(fields, of('why'))
  if (!seen) problems.push({ field: of('seen'), text: `Choose whether ${displayName(child)} was seen` })
  if (seen === 'no' && !whyNotSeen) {
    problems.push({ field: of('why'), text: `Write why ${displayName(child)} was not seen` })
  }
  return {
    childId: child.id,
    seen: seen === 'alone' || seen === 'not-alone',
    seenAlone: seen === 'alone',
    bedroomSeen: fields[of('bedroom')] === 'yes',
    words: isUnborn(child) ? null : textOf(fields, of('words')),
    whyNotSeen,
  }
}
