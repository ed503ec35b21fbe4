import { choiceOf, type Fields, idIn, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { isId } from '../../../../platform/ids.ts'
import { type DecideReferral, type Holder, RESPONSES } from '../../model.ts'
import { MISSING } from './content.ts'

/** Reads the decision. The id was put into the form when it was first shown. */
export function readDecision(fields: Fields): Read<DecideReferral> {
  const response = choiceOf(fields, 'response', RESPONSES)
  if (!response) return { problems: [{ field: 'response', text: MISSING }] }
  return {
    act: { id: idIn(fields), response, reason: fields['reason'] ?? '', holder: holderOf(fields['holder'] ?? '') },
  }
}

/** A holder as the form names one: `worker:<id>` or `team:<id>`. */
function holderOf(text: string): Holder | null {
  const [kind = '', id = ''] = text.split(':')
  if (!isId(id)) return null
  if (kind === 'worker') return { userId: id, teamId: null }
  return kind === 'team' ? { userId: null, teamId: id } : null
}
