import type { DeskAct, IdentityHistory } from '../../../contract-desk.ts'

/** What two people may do to a child's identity, as it stands now. */
export function actsOffered({ side, aliases, notSame, shielded }: IdentityHistory): readonly DeskAct['kind'][] {
  if (side.status === 'invalid' || side.status === 'sealed') return ['restore']
  if (side.status === 'retired') return []
  const possible: readonly (readonly [DeskAct['kind'], boolean])[] = [
    ['merge', true],
    ['unmerge', aliases.length > 0],
    ['split', side.assertions.length > 1],
    ['supersede', side.state === 'provisional'],
    ['reverse-not-same', notSame.length > 0],
    ['identity-break', side.assertions.length > 0],
    ['invalidate', true],
    ['unshield', shielded === 'full'],
  ]
  return possible.flatMap(([kind, isPossible]) => (isPossible ? [kind] : []))
}
