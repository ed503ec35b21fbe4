import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { Identity } from '../../src/child-index/contract-identity.ts'
import { createTokens } from '../../src/exchange/index-client/tokens.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { aMachine } from '../../testing/machine.ts'

/** The index behind HTTP, in another process, and a machine that may ask it. */
export type Door = {
  /** Asks `Patient/$match` about each, so many in flight; from sending to the last byte. */
  readonly ask: (identities: readonly Identity[], inFlight: number) => Promise<readonly Answered[]>
  readonly close: () => Promise<void>
}

export type Answered = { readonly status: number; readonly ms: number }

/** @param owner the address of the database the index stands on */
export async function openDoor(owner: string): Promise<Door> {
  const program = spawn(process.execPath, ['--import', './testing/tsx.mjs', 'testing/index-server-alone.ts'], {
    env: { ...process.env, DATABASE_URL: owner },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const origin = await Promise.race([
    once(program.stdout, 'data').then(([said]) => String(said)),
    once(program, 'exit').then(() => Promise.reject(new Error('the index did not start: what it said stands above'))),
  ])
  const machine = await aMachine(owner, { authority: '990' })
  const tokens = createTokens(origin, machine, systemClock)
  return {
    ask: async (identities, inFlight) => {
      const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
      const url = `${origin}/fhir/Patient/$match`
      const asking = identities[Symbol.iterator]()
      const answers: Answered[] = []
      const inTurn = async () => {
        for (let next = asking.next(); !next.done; next = asking.next()) {
          const token = await tokens.current(AbortSignal.timeout(PATIENCE_MS))
          answers.push(await posted(agent, url, token, JSON.stringify(parametersOf(next.value))))
        }
      }
      await Promise.all(Array.from({ length: inFlight }, inTurn))
      agent.destroy()
      return answers
    },
    close: async () => {
      program.kill('SIGTERM')
      await once(program, 'exit')
    },
  }
}

const PATIENCE_MS = 10_000

function posted(agent: Agent, url: string, token: string, body: string): Promise<Answered> {
  const headers = {
    'content-type': 'application/fhir+json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${token}`,
  }
  return new Promise((done, failed) => {
    const began = performance.now()
    const asking = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => done({ status: answer.statusCode ?? 0, ms: performance.now() - began }))
    })
    asking.once('error', failed).end(body)
  })
}

/** What is known of a child as FHIR R4 has it. */
function parametersOf({ names, birthDate, sex, addresses, identifiers, mother, multipleBirth }: Identity) {
  const gender = { M: 'male', F: 'female', U: 'unknown' }[sex]
  const relationship = [{ coding: [{ code: 'MTH' }] }]
  const resource = {
    resourceType: 'Patient',
    gender,
    name: names.map(({ use, given, family }) => ({
      use: use === 'former' ? 'old' : 'official',
      family,
      given: [given],
    })),
    ...(birthDate === null ? {} : { birthDate }),
    address: addresses.map(({ lines, postcode }) => ({ line: [lines], postalCode: postcode })),
    identifier: identifiers.map(({ system, value }) => ({ system: SYSTEMS[system], value })),
    ...(multipleBirth === null ? {} : { multipleBirthBoolean: multipleBirth }),
    ...(mother ? { contact: [{ relationship, name: { family: mother.family, given: [mother.given] } }] } : {}),
  }
  return { resourceType: 'Parameters', parameter: [{ name: 'resource', resource }] }
}

const SYSTEMS = {
  nhs: 'https://fhir.nhs.uk/Id/nhs-number',
  upn: 'https://fhir.education.gov.uk/Id/unique-pupil-number',
  'former-upn': 'https://fhir.education.gov.uk/Id/former-unique-pupil-number',
} as const
