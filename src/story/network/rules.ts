import type { AgencyKind, SealedConcerns } from '../../child-index/contract-concerns.ts'
import type { Involvement } from '../../child-index/contract-involvements.ts'
import type { HolderShown } from '../../concerns/sharing/model.ts'

type Sealed = NonNullable<SealedConcerns['concerns']>[number]

/** The key by which somebody is ticked: never a name. */
export function keyOf({ authority, reference }: { readonly authority: string; readonly reference: string }): string {
  return `${authority} ${reference}`
}

/** Whether somebody can be asked through the program: not children's services, and no service behind a broker. */
export function canBeAsked({ kind, reference, organisation }: Involvement): boolean {
  return kind !== 'childrens-services' && reference !== '' && organisation !== null
}

/** Those who are ticked, as they are to be asked. */
export function holdersTicked(
  ticked: ReadonlySet<string>,
  { involvements, sealed }: { readonly involvements: readonly Involvement[]; readonly sealed: readonly Sealed[] },
  agencyWords: Readonly<Record<AgencyKind, string>>,
): readonly HolderShown[] {
  const working = involvements
    .filter((one) => canBeAsked(one) && ticked.has(keyOf(one)))
    .map(
      ({ authority, reference, organisation, role, contact }): HolderShown => ({
        ...{ authority, kind: 'involvement', reference, agency: organisation ?? '', name: role ?? '' },
        whomToRing: contact ?? '',
      }),
    )
  const keeping = sealed
    .filter((one) => ticked.has(keyOf(one)))
    .map(
      ({ authority, reference, agencyKind, whomToRing }): HolderShown => ({
        ...{ authority, kind: 'sealed-concern', reference, agency: agencyWords[agencyKind] },
        ...{ name: 'who keeps a sealed concern', whomToRing },
      }),
    )
  return [...keeping, ...working]
}
