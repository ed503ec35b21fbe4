import { readFileSync } from 'node:fs'
import { readPublicKey } from '../access/machines/public-key.ts'
import { addMachine, addMachineKey, machinesListed, revokeMachine } from '../access/machines/queries-register.ts'
import { scopesIn } from '../access/machines/rules.ts'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { type Database, databaseOver, openPool } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { openInstallation } from '../platform/installation.ts'
import { authorityByCode, PRACTICE_AUTHORITIES } from '../statute/authorities.ts'
import { AskedWrongly, DONE, NOT_DONE } from './ending.ts'

type Told = { readonly json?: boolean }
export type AddOptions = Told & {
  readonly authority: string
  readonly name: string
  readonly key: string
  readonly scopes: string
  /** The partner agency whose system it is. */
  readonly agency?: string
}

/** Registers a machine of an authority with its first public key; says the id by which it signs in. */
export async function addIndexMachine({ authority, name, key, scopes, agency, json }: AddOptions): Promise<number> {
  const granted = scopesIn(scopes.replaceAll(',', ' '))
  const isKnown = authorityByCode(authority) || PRACTICE_AUTHORITIES.some(({ code }) => code === authority)
  if (!isKnown) throw new AskedWrongly(`There is no authority with the code ${authority}.`)
  if (!granted) throw new AskedWrongly(`These are not scopes: ${scopes}. For example: index.match,index.read`)
  if (name.trim() === '' || name.length > 200) throw new AskedWrongly('A name has 1 to 200 characters.')
  const agencyId = agency && idIn(agency)
  const { kid, jwk } = await keyIn(key)
  return asOwner(async (db) => {
    const id = newId()
    await addMachine(db, { authority, id, name, scopes: granted, agencyId }, kid, jwk)
    tell(json, { id, kid, scopes: granted }, `Machine ${id} of authority ${authority} may sign in with key ${kid}.\n`)
    return DONE
  })
}

/** Gives a machine another key, so that it can change to it; revoke the old one afterwards. */
export async function addIndexMachineKey(id: string, { key, json }: Told & { readonly key: string }): Promise<number> {
  const { kid, jwk } = await keyIn(key)
  return asOwner(async (db) => {
    const added = await addMachineKey(db, idIn(id), kid, jwk)
    tell(json, { added, kid }, added ? `It may sign in with key ${kid} too.\n` : NO_SUCH)
    return added ? DONE : NOT_DONE
  })
}

/** Revokes a machine, or one key of it. Its tokens end with it, within ten seconds. */
export function revokeIndexMachine(id: string, { key, json }: Told & { readonly key?: string }): Promise<number> {
  return asOwner(async (db) => {
    const revoked = await revokeMachine(db, idIn(id), key ?? null, systemClock.now())
    tell(json, { revoked }, revoked ? 'Revoked. What it holds is refused within ten seconds.\n' : NO_SUCH)
    return revoked ? DONE : NOT_DONE
  })
}

/** Lists the machines of every authority with the names of their keys. */
export function listIndexMachines({ json }: Told): Promise<number> {
  return asOwner(async (db) => {
    const machines = await machinesListed(db)
    const lines = machines.map(
      ({ authority, id, name, scopes, keys, revokedAt }) =>
        `${id}  ${authority}  ${name}${revokedAt ? `, revoked ${revokedAt}` : ''}\n` +
        `    may: ${scopes.join(' ')}\n    keys: ${keys.join(' ') || 'none'}\n`,
    )
    tell(json, { machines }, lines.join('') || 'No machine is registered.\n')
    return DONE
  })
}

const NO_SUCH =
  'Nothing was changed: there is no such machine, or it is revoked already. Try: openics index machine list\n'

/** The register of machines is the owner's alone. */
async function asOwner(work: (db: Database) => Promise<number>): Promise<number> {
  const { connections, stop } = await openInstallation(readConfig(process.env))
  const db = databaseOver(openPool(connections.owner, 1))
  try {
    return await work(db)
  } finally {
    await db.destroy()
    await stop()
  }
}

async function keyIn(file: string) {
  const key = await readPublicKey(textOf(file))
  if (!key) {
    throw new AskedWrongly(
      `${file} holds no public key as JWK of a kind that is taken: EC P-256, Ed25519, RSA of 2048 bits.`,
    )
  }
  return key
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new AskedWrongly(`${file} cannot be read.`)
  }
}

function idIn(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text
  throw new AskedWrongly(`${text} is not an id. Try: openics index machine list`)
}

function tell(json: boolean | undefined, answer: object, words: string): void {
  process.stdout.write(json ? `${JSON.stringify(answer)}\n` : words)
}
