import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { writeToken } from './access-token.ts'
import type { Scope } from './model.ts'
import { claimedMachine, judgeProof } from './proof.ts'
import { machineAtDoor, useProof } from './queries.ts'
import { scopesIn } from './rules.ts'

export type SigningIn = {
  readonly db: Database
  readonly clock: Clock
  /** Of access tokens. */
  readonly key: KeyObject
  /** The site's own address: the issuer of tokens, and with `/oauth2/token` behind it what a proof may be for. */
  readonly origin: string
}

export type SignInRequest = {
  readonly assertion: string
  /** As sent; if anything but the machine's own id, the request is refused. */
  readonly clientId: string | undefined
  /** The scopes asked for; all that the machine has, when left out. */
  readonly scope: string | undefined
}

export type SignedInMachine = {
  readonly token: string
  readonly machineId: string
  readonly scopes: readonly Scope[]
}

/** The refusals are those of RFC 6749; whatever is wrong with a proof is one refusal, so that none can be told apart. */
export type SignInRefusal = 'invalid-client' | 'invalid-scope'

/** Signs a machine in by a proof it has not used before, and gives it a token for the scopes it asked for. */
export async function signMachineIn(
  { db, clock, key, origin }: SigningIn,
  { assertion, clientId, scope }: SignInRequest,
): Promise<Outcome<SignedInMachine, SignInRefusal>> {
  const id = Uuid.safeParse(claimedMachine(assertion)).data
  if (id === undefined || (clientId !== undefined && clientId !== id)) return refused('invalid-client')
  const machine = await machineAtDoor(db, id)
  if (!machine) return refused('invalid-client')
  const at = clock.now()
  const proof = await judgeProof(assertion, machine, [origin, `${origin}/oauth2/token`], at)
  if (!proof.ok) return proof
  const scopes = scope === undefined ? machine.scopes : scopesIn(scope)
  if (!scopes?.every((one) => machine.scopes.includes(one))) return refused('invalid-scope')
  if (!(await useProof(db, machine, { ...proof.value, at }))) return refused('invalid-client')
  const { authority } = machine
  const token = await writeToken(key, origin, { id, authority, scopes, kid: proof.value.kid }, at)
  return accepted({ token, machineId: id, scopes })
}

const Uuid = z.uuid()
