import type { FastifyInstance } from 'fastify'

/** What must hold before requests are sent here: each by name, true if it does. */
export type Checks = Readonly<Record<string, () => Promise<boolean>>>

/**
 * `/health/live`: this process answers. `/health/ready`: it can do its work; 503 names what it lacks.
 * Neither says anything else to anybody.
 */
export function healthRoutes(http: FastifyInstance, checks: Checks): void {
  const options = { config: { open: true, rateLimit: false as const } }
  http.get('/health/live', options, async () => ({ status: 'ok' }))
  http.get('/health/ready', options, async (_, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await holds(check)] as const),
    )
    const ok = results.every(([, held]) => held)
    const named = Object.fromEntries(results.map(([name, held]) => [name, held ? 'ok' : 'failed']))
    return reply.code(ok ? 200 : 503).send({ status: ok ? 'ok' : 'failed', checks: named })
  })
}

const PATIENCE_MS = 3000

async function holds(check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS)
  })
  return Promise.race([check().catch(() => false), late]).finally(() => clearTimeout(timer))
}
