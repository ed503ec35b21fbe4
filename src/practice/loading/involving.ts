import type { InvolvementInput } from '../../child-index/contract-involvements.ts'
import type { AgencyKind, Involvement } from '../model.ts'
import type { Sheet } from './sheet.ts'

const KINDS: Readonly<Record<AgencyKind, InvolvementInput['kind']>> = {
  council: 'childrens-services',
  'gp-practice': 'gp-practice',
  hospital: 'hospital',
  'primary-school': 'school',
  'secondary-school': 'school',
  police: 'police',
  'early-help': 'early-help',
  'health-visiting': 'health-visiting',
  housing: 'other',
}

/** Who works with the children of this family now, as the index is told it. `numbers` are the index's, by child. */
export function involvementsOf(sheet: Sheet, numbers: ReadonlyMap<string, string>): readonly InvolvementInput[] {
  return sheet.family.involvements.flatMap((one, at) => {
    const number = numbers.get(sheet.id(one.child))
    return number === undefined || one.to !== null ? [] : [asTold(sheet, one, { at, number })]
  })
}

function asTold(
  sheet: Sheet,
  one: Involvement,
  of: { readonly at: number; readonly number: string },
): InvolvementInput {
  const agency = sheet.authority.agencies.find(({ id }) => id === one.agency)
  return {
    reference: sheet.id(`${sheet.family.id}-involvement`, of.at),
    number: of.number,
    organisation: agency?.name ?? one.name,
    kind: agency ? KINDS[agency.kind] : 'other',
    role: one.subject === null ? one.role : `${one.name}, ${one.role}`,
    contact: one.phone,
    sinceOn: one.from,
    lastSeenOn: one.lastSeenOn !== null && one.lastSeenOn < one.from ? null : one.lastSeenOn,
    sensitive: one.sensitive,
  }
}
