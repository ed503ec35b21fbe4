import { z } from 'zod'
import type { DailyFlowSettings } from '../../platform/config.ts'
import type { DailyChild, DailyStop } from './model.ts'

/**
 * What was answered to a batch. `refused`: the whole batch, for the child at `at`, where the answer says which.
 * `too-large`: fewer children may be taken. `stopped`: asking again did not help.
 */
export type Answer =
  | { readonly is: 'taken'; readonly receipts: readonly string[] }
  | { readonly is: 'refused'; readonly at: number | undefined; readonly reason: string }
  | { readonly is: 'too-large' }
  | { readonly is: 'stopped'; readonly why: DailyStop }

/** Sends a batch of at most 100 children, and again where the answer is that it might be taken later. */
export type SendBatch = (children: readonly DailyChild[]) => Promise<Answer>

/** @source Department for Education, Children's Social Care data flows: at most 100 children in a request */
export const MOST_IN_A_BATCH = 100

const TRIES = 3
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 30_000
const PATIENCE_MS = 60_000
/** An answer may be long; what is kept of it is a line. */
const LONGEST_REASON = 300

/** A client of the department's daily flow. @param wait waits so many milliseconds */
export function dailyClient(settings: DailyFlowSettings, wait: (ms: number) => Promise<void>): SendBatch {
  let token: string | undefined
  const once = async (body: string): Promise<Answer | DailyStop> => {
    token ??= await tokenFor(settings)
    if (token === undefined) return 'not-authorised'
    const answer = await post(settings, token, body)
    if (answer === undefined) return 'not-reached'
    if (answer.status === 401) token = undefined
    return asAnswer(answer)
  }
  return async (children) => {
    const body = JSON.stringify(children)
    for (let [at, ms] = [1, FIRST_WAIT_MS]; ; at += 1, ms = Math.min(2 * ms, LONGEST_WAIT_MS)) {
      const answer = await once(body)
      if (typeof answer !== 'string') return answer
      if (at === TRIES) return { is: 'stopped', why: answer }
      await wait(ms)
    }
  }
}

type Answered = { readonly status: number; readonly text: string }

async function asked(url: string, init: RequestInit): Promise<Answered | undefined> {
  try {
    const answer = await fetch(url, {
      ...init,
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return { status: answer.status, text: await answer.text() }
  } catch {
    return undefined // not reached, or no answer in time: asked again later
  }
}

/** By OAuth 2.0 client credentials; undefined if none was given. */
async function tokenFor({ tokenUrl, clientId, clientSecret, scope }: DailyFlowSettings): Promise<string | undefined> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope }
  const answer = await asked(tokenUrl, { body: new URLSearchParams(form) })
  const given = answer?.status === 200 ? Token.safeParse(readJson(answer.text)) : undefined
  return given?.data?.access_token
}

const Token = z.object({ access_token: z.string().min(1) })
const Receipts = z.array(z.string())

function post({ url, authority, supplierKey }: DailyFlowSettings, token: string, body: string) {
  const headers = { authorization: `Bearer ${token}`, supplierkey: supplierKey, 'content-type': 'application/json' }
  return asked(`${url}/children_social_care_data/${authority}/children`, { headers, body })
}

function asAnswer({ status, text }: Answered): Answer | DailyStop {
  if (status === 200) return { is: 'taken', receipts: Receipts.safeParse(readJson(text)).data ?? [] }
  if (status === 204) return { is: 'taken', receipts: [] }
  if (status === 413) return { is: 'too-large' }
  if (status === 401) return 'not-authorised'
  if (status === 403) return 'forbidden'
  if (status === 429) return 'asked-to-wait'
  if (status >= 500) return 'failing'
  const [, at] = /\[(\d+)\]/.exec(text) ?? []
  return { is: 'refused', at: at === undefined ? undefined : Number(at), reason: text.slice(0, LONGEST_REASON) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
