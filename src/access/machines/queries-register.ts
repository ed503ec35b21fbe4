import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import { type Database, json } from '../../platform/db.ts'
import type { PublicKey, RegisteredMachine } from './model.ts'

// The register of machines is kept by the database's owner alone, from the command line: `db` here is the owner's.

export type NewMachine = Pick<RegisteredMachine, 'authority' | 'id' | 'name' | 'scopes'> & {
  /** The partner agency whose system it is; without one it is the council's own. */
  readonly agencyId?: string | undefined
}

/** Adds a machine with its first key. */
export function addMachine(db: Database, machine: NewMachine, kid: string, jwk: PublicKey): Promise<void> {
  const { authority, id, name, scopes, agencyId = null } = machine
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('access.machine')
      .values({ authority, id, name, scopes: [...scopes], agencyId })
      .execute()
    await tx
      .insertInto('access.machineKey')
      .values({ authority, machineId: id, kid, publicJwk: json(jwk) })
      .execute()
  })
}

/** Gives a machine one more key; false if there is no such machine, or it is revoked, or had a key of this name. */
export async function addMachineKey(db: Database, id: string, kid: string, jwk: PublicKey): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into access.machine_key (authority, machine_id, kid, public_jwk)
    select authority, id, ${kid}, ${json(jwk)} from access.machine where id = ${id}::uuid and revoked_at is null
    on conflict do nothing`.execute(db)
  return numAffectedRows === 1n
}

/** Revokes a machine, or one key of it; false if there was nothing that stood. Stands on machine_id_key. */
export async function revokeMachine(db: Database, id: string, kid: string | null, at: Instant): Promise<boolean> {
  const { numAffectedRows } = await (kid === null
    ? sql`update access.machine set revoked_at = ${at}::timestamptz where id = ${id}::uuid and revoked_at is null`
    : sql`update access.machine_key k set revoked_at = ${at}::timestamptz
            from access.machine m
           where m.id = ${id}::uuid and k.authority = m.authority and k.machine_id = m.id and k.kid = ${kid}
             and k.revoked_at is null`
  ).execute(db)
  return numAffectedRows === 1n
}

export type ListedMachine = NewMachine & {
  readonly recordedAt: Instant
  readonly revokedAt: Instant | null
  /** Names of the keys that stand. */
  readonly keys: readonly string[]
}

const MOST_LISTED = 1000

/** The machines of every authority, at most 1,000, revoked ones too. Stands on machine_pkey. */
export async function machinesListed(db: Database): Promise<readonly ListedMachine[]> {
  const { rows } = await sql<ListedMachine>`
    select m.authority, m.id, m.name, m.scopes, m.recorded_at, m.revoked_at,
           array(select k.kid from access.machine_key k
                  where k.authority = m.authority and k.machine_id = m.id and k.revoked_at is null order by k.kid) as keys
      from access.machine m order by m.authority, m.id limit ${MOST_LISTED}`.execute(db)
  return rows
}
