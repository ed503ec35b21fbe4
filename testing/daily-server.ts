import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What the department's daily flow was sent, child by child. */
type SentChild = Readonly<Record<string, unknown>> & { readonly la_child_id: string }

export type DailyServer = {
  readonly url: string
  readonly tokenUrl: string
  /** Each request's children, in the order they were taken. */
  readonly taken: SentChild[][]
  /** How many requests came, tokens apart. */
  readonly requests: () => number
  /** The next requests are answered with these, each once. */
  readonly answerNext: (...statuses: readonly number[]) => void
  /** Children of these references are malformed: `named` says which one in the answer, as the department does. */
  readonly malform: (references: readonly string[], named: boolean) => void
  /** More children than this in one request are too large. */
  readonly takeAtMost: (children: number) => void
  readonly stop: () => Promise<void>
}

export const DAILY = {
  authority: '990',
  clientId: 'client',
  clientSecret: 'said-once',
  scope: 'daily/.default',
  supplierKey: 'key',
}

/**
 * The department's daily flow as its published facts have it, on a port of this machine: a token for client credentials,
 * then `POST /children_social_care_data/{authority}/children` with an array of at most 100 children.
 */
export async function aDailyServer(): Promise<DailyServer> {
  const state = { next: [] as number[], malformed: new Set<string>(), named: true, most: 100, requests: 0, tokens: 0 }
  const taken: SentChild[][] = []
  const server = createServer(async (request, response) => {
    const body = await textOf(request)
    if (request.url === '/token') return token(body, response, state)
    state.requests += 1
    const [status, answer] = answered(request, body, state)
    if (status === 200) taken.push(JSON.parse(body))
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return {
    ...{ url, tokenUrl: `${url}/token`, taken },
    requests: () => state.requests,
    answerNext: (...statuses) => void state.next.push(...statuses),
    malform: (references, named) => Object.assign(state, { malformed: new Set(references), named }),
    takeAtMost: (most) => Object.assign(state, { most }),
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  }
}

type State = { next: number[]; malformed: Set<string>; named: boolean; most: number; tokens: number }

function token(body: string, response: ServerResponse, state: State): void {
  const { client_id, client_secret, grant_type, scope } = Object.fromEntries(new URLSearchParams(body))
  const isKnown = client_id === DAILY.clientId && client_secret === DAILY.clientSecret && scope === DAILY.scope
  if (!isKnown || grant_type !== 'client_credentials') return void response.writeHead(401).end()
  state.tokens += 1
  response.writeHead(200).end(JSON.stringify({ access_token: `token-${state.tokens}`, expires_in: 3599 }))
}

function answered({ url, method, headers }: IncomingMessage, body: string, state: State): readonly [number, string] {
  if (method !== 'POST' || url !== `/children_social_care_data/${DAILY.authority}/children`) return [404, '']
  if (headers.authorization !== `Bearer token-${state.tokens}`) return [401, '']
  if (headers['supplierkey'] !== DAILY.supplierKey) return [403, '']
  const next = state.next.shift()
  if (next !== undefined) return [next, '']
  const children: readonly SentChild[] = JSON.parse(body)
  if (!Array.isArray(children) || children.length > 100 || children.length > state.most) return [413, '']
  const at = children.findIndex((child) => state.malformed.has(child.la_child_id) || !isSound(child))
  if (at >= 0) return [400, state.named ? `The value of [${at}].child_details is not valid` : 'Bad request']
  return [200, JSON.stringify(children.map(({ la_child_id }) => `2026-06-01T02:17:00_${la_child_id}`))]
}

/** Ids as the department wants them, and days as it writes them, however deep. */
function isSound(value: unknown, name = ''): boolean {
  if (Array.isArray(value)) return value.every((one) => isSound(one, name))
  if (typeof value === 'object' && value !== null) return Object.entries(value).every(([key, one]) => isSound(one, key))
  if (name === 'worker_id') return typeof value === 'string' && /^[A-Za-z0-9_-]{1,12}$/.test(value)
  if (/_id$/.test(name)) return typeof value === 'string' && /^[A-Za-z0-9_-]{1,36}$/.test(value)
  if (/date/.test(name)) return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
  return value !== null
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}
