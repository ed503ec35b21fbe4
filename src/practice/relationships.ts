import type { Adults } from './adults.ts'
import type { Chance } from './chance.ts'
import type { Person, Relationship, RelationshipKind } from './model.ts'

/** Who is what to whom. Younger children of a step-father's home may be his own: then the older ones are half-siblings. */
export function relationshipsOf(
  by: Chance,
  children: readonly Person[],
  adults: Adults & { readonly partnered: boolean },
): readonly Relationship[] {
  const { mum, dad, stepDad, nan, stranger } = adults
  const hisFrom = stepDad && children.length > 1 && by.maybe(0.55) ? by.whole(1, children.length - 1) : children.length
  const firstOfHis =
    hisFrom < children.length && isTwin(children[hisFrom - 1], children[hisFrom]) ? hisFrom + 1 : hisFrom
  const out: Relationship[] = []
  const add = (from: Person, to: Person, kind: RelationshipKind, parentalResponsibility: boolean | null = null) =>
    out.push({ from: from.id, to: to.id, kind, parentalResponsibility })
  for (const [at, child] of children.entries()) {
    const his = at >= firstOfHis
    add(mum, child, 'mother', true)
    if (dad && !his)
      add(
        dad,
        child,
        'father',
        by.weigh([
          [true, 7],
          [false, 2],
          [null, 1],
        ]),
      )
    if (stepDad) add(stepDad, child, his ? 'father' : 'step-father', his)
    if (nan) add(nan, child, 'grandmother', by.maybe(0.08))
    if (stranger) add(stranger, child, 'acquaintance')
    for (const [before, elder] of children.entries()) {
      if (before < at) add(elder, child, siblingKind(elder, child, before < firstOfHis !== at < firstOfHis))
    }
  }
  if (nan) add(nan, mum, 'mother')
  if (dad) add(dad, mum, adults.partnered ? 'partner' : 'former-partner')
  if (stepDad) add(stepDad, mum, 'partner')
  return out
}

function siblingKind(elder: Person, child: Person, half: boolean): RelationshipKind {
  if (isTwin(elder, child)) return 'twin'
  const kind = elder.sex === 'F' ? 'sister' : elder.sex === 'M' ? 'brother' : 'sibling'
  return half ? `half-${kind}` : kind
}

function isTwin(one: Person | undefined, two: Person | undefined): boolean {
  return one?.bornOn != null && one.bornOn === two?.bornOn
}
