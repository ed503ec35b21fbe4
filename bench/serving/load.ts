import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { Figures } from '../run.ts'
import { ORIGIN, signIn } from './program.ts'

/** One session asks no more often than this: the server takes 360 requests a minute from one. */
const OF_ONE_SESSION = 300

/** As many sessions of one person as may ask so often within a minute. */
export function sessionsFor(person: string, requests: number): Promise<string[]> {
  return Promise.all(Array.from({ length: Math.ceil(requests / OF_ONE_SESSION) + 1 }, () => signIn(person)))
}

/** How long a page takes, from sending to the last byte, at one and at eight in flight; and how large it is. */
export async function pageFigures(path: string, person: string, requests: number): Promise<Figures> {
  const sessions = await sessionsFor(person, 2 * requests + 250)
  const [spare = '', ...others] = sessions
  const { bytes } = await load(path, [spare], { requests: 250, inFlight: 8 })
  const figures: Record<string, number | string> = { 'page (KB)': bytes / 1000 }
  const half = Math.floor(others.length / 2)
  for (const [inFlight, asking] of [
    [1, others.slice(0, half)],
    [8, others.slice(half)],
  ] as const) {
    const began = performance.now()
    const { times } = await load(path, asking, { requests, inFlight })
    const at = `at ${inFlight} in flight`
    for (const part of [50, 95, 99]) figures[`p${part} ${at} (ms)`] = percentile(times, part)
    figures[`requests a second ${at}`] = requests / ((performance.now() - began) / 1000)
  }
  return figures
}

function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * part) / 100) - 1)] ?? 0
}

type Load = { readonly requests: number; readonly inFlight: number }

/** Asks for a page so often, the sessions in turn; gives how long each answer took, in ms, and the size of one. */
async function load(path: string, sessions: readonly string[], { requests, inFlight }: Load) {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  const times: number[] = []
  let [asked, bytes] = [0, 0]
  const one = (cookie: string) =>
    new Promise<void>((done, failed) => {
      const began = performance.now()
      const asking = request(ORIGIN + path, { agent, headers: { cookie, accept: 'text/html' } }, (answer) => {
        if (answer.statusCode !== 200) failed(new Error(`the page answered ${answer.statusCode}`))
        bytes = 0
        answer.on('data', (part: Buffer) => {
          bytes += part.length
        })
        answer.once('end', () => {
          times.push(performance.now() - began)
          done()
        })
      })
      asking.once('error', failed).end()
    })
  const again = async () => {
    while (asked < requests) {
      asked += 1
      await one(sessions[asked % sessions.length] ?? '')
    }
  }
  await Promise.all(Array.from({ length: inFlight }, again))
  agent.destroy()
  return { times, bytes }
}
