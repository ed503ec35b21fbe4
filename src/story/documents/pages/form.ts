import { type Described, DOCUMENT_KINDS } from '../../../entries/documents/model.ts'
import {
  choiceOf,
  dayFields,
  dayOf,
  type Fields,
  type Problem,
  textOf,
} from '../../../entries/drafts/pages/form-page/form.ts'
import { QUESTIONS } from './content.ts'

/** What each of the questions asks for. */
export const DESCRIBED_ASKS = {
  title: 'this title',
  kind: 'this kind of document',
  datedOn: 'this day',
  fromWhom: 'this sender',
} as const

/** Reads what a document is; what must be put right goes to `problems`. `usual` is its title where none is written. */
export function readDescribed(fields: Fields, problems: Problem[], usual = ''): Described | undefined {
  const title = textOf(fields, 'title') ?? usual
  const kind = choiceOf(fields, 'kind', DOCUMENT_KINDS)
  const datedOn = dayOf(fields, 'datedOn')
  const fromWhom = textOf(fields, 'fromWhom')
  if (title === '') problems.push({ field: 'title', text: QUESTIONS.needsTitle })
  if (!kind) problems.push({ field: 'kind', text: QUESTIONS.needsKind })
  if (!datedOn) problems.push({ field: 'datedOn-day', text: QUESTIONS.needsDate })
  if (!fromWhom) problems.push({ field: 'fromWhom', text: QUESTIONS.needsFrom })
  return title !== '' && kind && datedOn && fromWhom ? { title, kind, datedOn, fromWhom } : undefined
}

/** The questions filled in with what a document is. */
export function describedFields({ title, kind, datedOn, fromWhom }: Described): Fields {
  return { title, kind, fromWhom, ...dayFields('datedOn', datedOn) }
}
