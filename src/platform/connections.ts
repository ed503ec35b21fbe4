import { createHmac } from 'node:crypto'
import pg from 'pg'

/** The addresses of one database, a role each: the owner migrates and runs the queue, the application reads and writes. */
export type Connections = { readonly owner: string; readonly app: string; readonly index: string }

const ROLES = { app: 'openics_app', index: 'openics_index' } as const

/**
 * The roles' addresses beside the owner's. Their passwords are derived from the owner's, so that every process
 * started with the same address agrees on them.
 */
export function connectionsBeside(ownerUrl: string): Connections {
  return { owner: ownerUrl, app: withRole(ownerUrl, ROLES.app), index: withRole(ownerUrl, ROLES.index) }
}

/** Lets the two roles sign in with their derived passwords. Needs to be done once a database server, as the owner. */
export async function letRolesSignIn(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    for (const role of Object.values(ROLES)) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role])
      const verb = known.rowCount ? 'alter' : 'create'
      await client.query(`${verb} role ${role} login password ${pg.escapeLiteral(passwordOf(ownerUrl, role))}`)
    }
  } finally {
    await client.end()
  }
}

function withRole(ownerUrl: string, role: string): string {
  const url = new URL(ownerUrl)
  url.username = role
  url.password = passwordOf(ownerUrl, role)
  return url.href
}

function passwordOf(ownerUrl: string, role: string): string {
  return createHmac('sha256', `openics ${new URL(ownerUrl).password}`).update(role).digest('base64url')
}
