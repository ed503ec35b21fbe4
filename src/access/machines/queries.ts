import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Database } from '../../platform/db.ts'
import type { RegisteredMachine } from './model.ts'

// A machine signs in before any authority is bound, so these call the functions of migration 0017, which are the only
// way to machines for the application.

/** A machine with its keys that stand; undefined if it is unknown or revoked. Stands on machine_id_key. */
export async function machineAtDoor(db: Database, id: string): Promise<RegisteredMachine | undefined> {
  const { rows } = await sql<RegisteredMachine>`
    select authority, id, name, scopes, keys from access.machine_at_door(${id}::uuid)`.execute(db)
  return rows[0]
}

/** A proof of a machine's, named by the machine. */
export type UsedProof = { readonly jti: string; readonly expiresAt: Instant; readonly at: Instant }

/** Uses a proof up; false if it was used before. Stands on machine_assertion_pkey. */
export async function useProof(
  db: Database,
  { authority, id }: Pick<RegisteredMachine, 'authority' | 'id'>,
  { jti, expiresAt, at }: UsedProof,
): Promise<boolean> {
  const { rows } = await sql<{ isFirst: boolean }>`
    select access.use_machine_assertion(${authority}, ${id}::uuid, ${jti}, ${expiresAt}::timestamptz, ${at}::timestamptz)
           as is_first`.execute(db)
  return rows[0]?.isFirst ?? false
}

/** A machine revoked, or one of its keys; `kid` is null where it is the machine itself. */
export type Revoked = { readonly machineId: string; readonly kid: string | null }

/** What was revoked since then: as little as is revoked in a few minutes. */
export async function revokedSince(db: Database, since: Instant): Promise<readonly Revoked[]> {
  const { rows } = await sql<Revoked>`
    select machine_id, kid from access.machines_revoked_since(${since}::timestamptz)`.execute(db)
  return rows
}
