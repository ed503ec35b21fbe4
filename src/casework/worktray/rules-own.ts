import type { Actor } from '../../access/actor.ts'
import type { TrayKind } from './model.ts'

/** The lists that someone in these roles has, the first of them first: of children held, of a team, of conferences, of reviews. */
export function ownTrays({ roles, teamId }: Pick<Actor, 'roles' | 'teamId'>): readonly TrayKind[] {
  return [
    ...(roles.includes('team-manager') && teamId !== null ? (['team'] as const) : []),
    ...(roles.includes('social-worker') ? (['mine'] as const) : []),
    ...(roles.includes('conference-chair') ? (['chair'] as const) : []),
    ...(roles.includes('reviewing-officer') ? (['reviewer'] as const) : []),
  ]
}
