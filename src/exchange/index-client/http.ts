import { z } from 'zod'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Asked } from '../../child-index/contract-asked.ts'
import type { Clock } from '../../platform/clock.ts'
import { ASKED_HEADERS, ROLE, USER } from '../index-api/asked.ts'
import {
  type AcceptedOf,
  type AnswerOf,
  answerOf,
  type BodyOf,
  type OperationName,
  type RequestOf,
  refusedAs,
} from '../index-api/operation.ts'
import { OPERATION_NAMES, OPERATIONS } from '../index-api/operations.ts'
import { isIndexRefusal } from '../index-api/refusals-index.ts'
import { createTokens, type OwnMachine, type Tokens } from './tokens.ts'

export type IndexAddress = {
  /** Where the index is, without a slash at its end: `https://index.example.gov.uk`. */
  readonly origin: string
  /** The authority this machine was registered for; it asks for no other. */
  readonly authority: string
  readonly machine: OwnMachine
  readonly clock: Clock
  /** For how long one who asks about one child waits, in milliseconds. */
  readonly patience: number
  /** Told when the index cannot be used, without a word of who was asked about. */
  readonly tell: (message: string) => void
}

/**
 * The index far away, by its contract. One that cannot be reached, has too much to do, or does not let this machine in
 * is the refusal `unavailable`. What was lost on the way is sent once more: every request may be.
 */
export function childIndexOverHttp(address: IndexAddress): ChildIndex {
  const tokens = createTokens(address.origin, address.machine, address.clock)
  const operations = OPERATION_NAMES.map((name) => [
    name,
    ({ asked, ...body }: RequestOf<typeof name>) => ask(address, tokens, name, asked, body),
  ])
  return Object.fromEntries(operations)
}

/** Many at once are waited for longer, in milliseconds. */
const PATIENCE_FOR_MANY = 60_000

async function ask<Name extends OperationName>(
  address: IndexAddress,
  tokens: Tokens,
  name: Name,
  asked: Asked,
  body: BodyOf<Name>,
): Promise<AnswerOf<Name>> {
  const headers = headersOf(address, asked)
  if (!headers) return refusedAs(name, body, 'asked-not-complete')
  const signal = AbortSignal.timeout(name === 'registerMany' ? PATIENCE_FOR_MANY : address.patience)
  const url = `${address.origin}/index/v1/${OPERATIONS[name].path}`
  const request = { method: 'POST', headers, body: JSON.stringify(body), signal } as const
  try {
    const response = await sentWithToken(url, request, tokens)
    if (response.ok) return answerOf(name, (await response.json()) as AcceptedOf<AnswerOf<Name>>)
    return await refusalOf(response, name, body, address.tell)
  } catch (error) {
    if (error instanceof NotTaken) throw error
    address.tell(`The index could not be asked: ${error instanceof Error ? error.name : 'fault'}.`)
    return refusedAs(name, body, 'unavailable')
  }
}

/** The index does not understand this program: no refusal, but a fault of one of the two. */
export class NotTaken extends Error {}

function headersOf({ authority }: IndexAddress, asked: Asked): Record<string, string> | undefined {
  const { userId, role, purpose } = asked
  const isReadable = ROLE.test(role) && role.trim() !== '' && (userId === null || USER.test(userId))
  if (asked.authority !== authority || !isReadable) return undefined
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    [ASKED_HEADERS.role]: role,
    [ASKED_HEADERS.purpose]: purpose,
    ...(userId === null ? {} : { [ASKED_HEADERS.user]: userId }),
  }
}

type Sent = { readonly headers: Record<string, string>; readonly signal: AbortSignal; readonly body: string }

/** Once more with a new token, should this one not be taken. */
async function sentWithToken(url: string, request: Sent, tokens: Tokens): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const token = await tokens.current(request.signal)
    const headers = { ...request.headers, authorization: `Bearer ${token}` }
    const response = await sentTwice(url, { ...request, headers })
    if (response.status !== 401 || attempt === 2) return response
    tokens.forget(token)
  }
}

/** Once more if it was lost on the way, while there is time: a kept connection may have been closed meanwhile. */
async function sentTwice(url: string, request: Sent): Promise<Response> {
  const send = () => fetch(url, { method: 'POST', ...request })
  return send().catch((error: unknown) => {
    if (request.signal.aborted) throw error
    return send()
  })
}

const Problem = z.object({ refusal: z.string(), answer: z.looseObject({}).optional() })

async function refusalOf<Name extends OperationName>(
  response: Response,
  name: Name,
  body: BodyOf<Name>,
  tell: IndexAddress['tell'],
): Promise<AnswerOf<Name>> {
  const problem = Problem.safeParse(await response.json().catch(() => undefined)).data
  const { refusal = 'none', answer } = problem ?? {}
  if (isIndexRefusal(refusal)) return answer ? (answer as AnswerOf<Name>) : refusedAs(name, body, refusal)
  const passes = response.status >= 500 || [401, 403, 429].includes(response.status)
  if (!passes) throw new NotTaken(`the index did not take a request: ${response.status} ${refusal}`)
  tell(`The index did not answer: ${response.status} ${refusal}.`)
  return refusedAs(name, body, 'unavailable')
}
