import {
  choiceOf,
  choicesOf,
  dayOf,
  dayWasGiven,
  type Fields,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { ENTRY_KINDS } from '../../../../entries/model.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { type NewWorry, TRENDS, WORRY_KINDS } from '../../model.ts'
import { CONTENT } from '../content.ts'

/** The child, the brothers and sisters whom this worker may write about too, and the adults of the family. */
export type WorriedAbout = {
  readonly child: KnownPerson
  readonly siblings: readonly KnownPerson[]
  readonly adults: readonly KnownPerson[]
}

/** Reads a worry about this child, and those ticked beside. */
export function readWorry(fields: Fields, { child, siblings, adults }: WorriedAbout): Read<NewWorry> {
  const kind = choiceOf(fields, 'kind', WORRY_KINDS)
  const howKnown = choiceOf(fields, 'howKnown', ENTRY_KINDS)
  const [sinceOn, saidBy] = [dayOf(fields, 'since'), textOf(fields, 'saidBy')]
  const reviewBy = dayWasGiven(fields, 'review') ? dayOf(fields, 'review') : null
  const personId = choiceOf(fields, 'person', idsOf(adults)) ?? null
  const problems: Problem[] = []
  if (!kind) problems.push({ field: 'kind', text: CONTENT.needsKind })
  if (kind === 'risk-adult' && !personId) problems.push({ field: 'person', text: CONTENT.needsPerson })
  if (!howKnown) problems.push({ field: 'howKnown', text: CONTENT.needsKnown })
  if (!saidBy) problems.push({ field: 'saidBy', text: CONTENT.needsWho })
  if (!sinceOn) problems.push({ field: 'since-day', text: CONTENT.needsSince })
  if (reviewBy === undefined) problems.push({ field: 'review-day', text: CONTENT.needsReview })
  if (!kind || !howKnown || !saidBy || !sinceOn || reviewBy === undefined || problems.length > 0) return { problems }
  return {
    act: {
      ...{ kind, howKnown, saidBy, sinceOn, reviewBy, personId },
      childIds: [child.id, ...choicesOf(fields, 'also', idsOf(siblings))],
      title: textOf(fields, 'title') ?? '',
      statement: textOf(fields, 'statement') ?? '',
      trend: choiceOf(fields, 'trend', TRENDS) ?? null,
      told: textOf(fields, 'told'),
    },
  }
}

function idsOf(people: readonly { readonly id: string }[]): readonly string[] {
  return people.map(({ id }) => id)
}
