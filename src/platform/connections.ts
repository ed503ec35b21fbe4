import { createHmac } from 'node:crypto'
import pg from 'pg'

/** The addresses of one database, a role each: the owner migrates and runs the queue, the application reads and writes. */
export type Connections = { readonly owner: string; readonly app: string; readonly index: string }

const ROLES = { app: 'openics_app', index: 'openics_index' } as const
const ONE_AT_A_TIME = 7_264_003

/**
 * The roles' addresses beside the owner's. Their passwords are derived from the owner's, so that every process
 * started with the same address agrees on them.
 */
export function connectionsBeside(ownerUrl: string): Connections {
  return { owner: ownerUrl, app: withRole(ownerUrl, ROLES.app), index: withRole(ownerUrl, ROLES.index) }
}

/**
 * Lets the two roles sign in with their derived passwords, as the owner. Changes nothing where they already can:
 * other processes may be signing in at this moment.
 */
export async function letRolesSignIn(ownerUrl: string): Promise<void> {
  const beside = connectionsBeside(ownerUrl)
  for (const key of ['app', 'index'] as const) {
    if (!(await signsIn(beside[key]))) await letRoleSignIn(ownerUrl, ROLES[key])
  }
}

async function signsIn(url: string): Promise<boolean> {
  const client = new pg.Client(url)
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

async function letRoleSignIn(ownerUrl: string, role: string): Promise<void> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [ONE_AT_A_TIME])
    const known = await client.query('select 1 from pg_roles where rolname = $1', [role])
    const verb = known.rowCount ? 'alter' : 'create'
    await client.query(`${verb} role ${role} login password ${pg.escapeLiteral(passwordOf(ownerUrl, role))}`)
    await client.query('commit')
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
  return createHmac('sha256', `openics ${new URL(ownerUrl).password}`)
    .update(role)
    .digest('base64url')
}
