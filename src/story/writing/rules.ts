import { TIE_WORDS } from '../../people/genogram/rules-kinship.ts'
import { displayName, type KnownPerson, type Relative } from '../../people/model.ts'
import { shortName } from '../child-page/rules.ts'

type Said = { readonly saidBy: string; readonly role: string | null }
type Around = {
  readonly child: KnownPerson
  readonly relatives: readonly Relative[]
  readonly writer: { readonly name: string; readonly jobTitle: string | null }
}

/**
 * What whoever said it is to the child. The writer's own job is not someone else's: of the child it says nothing, of
 * someone known to the record what they are to the child; of anyone else undefined: it is to be asked.
 */
export function roleOf({ saidBy, role }: Said, { child, relatives, writer }: Around): string | null | undefined {
  const isOwn = (text: string, own: string | null) => own !== null && text.trim().toLowerCase() === own.toLowerCase()
  if (role === null || !isOwn(role, writer.jobTitle) || isOwn(saidBy, writer.name)) return role
  if (isOwn(saidBy, displayName(child)) || isOwn(saidBy, shortName(child))) return null
  const known = relatives.find(({ person, words }) => isOwn(saidBy, displayName(person)) || isOwn(saidBy, words))
  return known && (known.words ?? TIE_WORDS[known.tie])
}
