import type { NewInvitation } from '../../../access/agencies/model.ts'
import { type Fields, idIn, type Read, yesOrNo } from '../../../entries/drafts/pages/form-page/form.ts'
import { CONTENT } from './content.ts'

/** The inputs of an invitation, and what each asks for. */
export const INVITATION_ASKS = {
  name: 'this colleague',
  email: 'this colleague',
  title: 'this colleague',
  lead: 'this colleague',
} as const

/** Reads whom somebody invites; what the address and the name must be, the command says. */
export function readInvitation(fields: Fields): Read<NewInvitation> {
  const asLead = yesOrNo(fields, 'lead')
  if (asLead === undefined) return { problems: [{ field: 'lead', text: CONTENT.leadMissing }] }
  const { name = '', email = '', title: jobTitle = '' } = fields
  return { act: { id: idIn(fields), name, email, jobTitle, asLead } }
}
