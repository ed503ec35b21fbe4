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
import { type Bearing, ENTRY_KINDS, type NewEntry } from '../../../../entries/model.ts'
import { paragraphs, titleOf } from '../../../../entries/rules.ts'
import type { WrittenAbout } from '../../commands.ts'
import { roleOf } from '../../rules.ts'
import { CONTENT } from './content.ts'

const BEARINGS = ['neutral', 'worry', 'going-well'] as const satisfies readonly Bearing[]

/** An entry, and what of it is not for the parents’ copies. */
export type WrittenEntry = NewEntry & { readonly keeping: KeepBack | undefined }

/** Reads an entry about this child, and those ticked beside. */
export function readEntry(fields: Fields, about: WrittenAbout): Read<WrittenEntry> {
  const { child, siblings } = about
  const what = textOf(fields, 'what')
  const when = dayOf(fields, 'when')
  const kind = choiceOf(fields, 'kind', ENTRY_KINDS)
  const saidBy = textOf(fields, 'saidBy')
  const problems: Problem[] = []
  if (!what) problems.push({ field: 'what', text: CONTENT.needsWhat })
  if (!when) problems.push({ field: 'when-day', text: CONTENT.needsWhen })
  if (!kind) problems.push({ field: 'kind', text: CONTENT.needsKind })
  if (!saidBy) problems.push({ field: 'saidBy', text: CONTENT.needsWho })
  const role = roleOf({ saidBy: saidBy ?? '', role: textOf(fields, 'role') }, about)
  if (saidBy && role === undefined) problems.push({ field: 'role', text: CONTENT.needsRole })
  const keeping = readKeeping(fields, [what ?? ''], problems)
  if (!what || !when || !kind || !saidBy || role === undefined || problems.length > 0) return { problems }
  const also = choicesOf(
    fields,
    'also',
    siblings.map(({ id }) => id),
  )
  return {
    act: {
      id: idIn(fields),
      title: titleOf(what),
      body: paragraphs(what),
      ...{ kind, saidBy, happenedOn: when, saidByRole: role },
      bearing: choiceOf(fields, 'bearing', BEARINGS) ?? 'neutral',
      significant: fields['significant'] === 'yes',
      about: [child.id, ...also].map((personId) => ({ personId, part: partOf(fields, personId, also) })),
      keeping,
    },
  }
}

/** What differs for one child; there is nothing it could differ from in an entry about one child alone. */
function partOf(fields: Fields, childId: string, also: readonly string[]): string | null {
  return also.length === 0 ? null : textOf(fields, `part-${childId}`)
}
