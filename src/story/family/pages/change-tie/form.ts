import {
  choiceOf,
  dayFields,
  dayOf,
  dayWasGiven,
  type Fields,
  idIn,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { COUPLE_KINDS, isCoupleKind, type TieChange } from '../../../../people/family/rules-changing.ts'
import type { TieToChange } from '../../commands-editing.ts'
import { CONTENT } from './content.ts'

const ENDINGS = ['goes-on', 'ends', 'mistake'] as const

/** The tie as it stands. */
export function tieFields({ tie }: TieToChange): Fields {
  const { kind, fromOn, parentalResponsibility: has, words } = tie
  return {
    ...(isCoupleKind(kind) ? { becomes: kind } : {}),
    ...(fromOn ? dayFields('from', fromOn) : {}),
    ...{ ending: 'goes-on', words: words ?? '', responsibility: has === null ? 'unknown' : has ? 'yes' : 'no' },
  }
}

/** Reads what is now known of a tie. */
export function readTieChange(fields: Fields, { tie }: TieToChange): Read<TieChange> {
  const problems: Problem[] = []
  const day = (name: string) => {
    if (!dayWasGiven(fields, name)) return null
    const given = dayOf(fields, name)
    if (given === undefined) problems.push({ field: `${name}-day`, text: CONTENT.wrongDay })
    return given ?? null
  }
  const [onDay, fromOn] = [day('on'), day('from')]
  const responsibility = fields['responsibility']
  if (problems.length > 0) return { problems }
  return {
    act: {
      ...{ id: idIn(fields), onDay, fromOn, words: textOf(fields, 'words') },
      becomes: isCoupleKind(tie.kind) ? (choiceOf(fields, 'becomes', COUPLE_KINDS) ?? null) : null,
      ending: choiceOf(fields, 'ending', ENDINGS) ?? 'goes-on',
      parentalResponsibility: responsibility === 'yes' ? true : responsibility === 'no' ? false : null,
    },
  }
}
