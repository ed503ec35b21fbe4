import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import assets from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const OWN = fileURLToPath(new URL('../../dist/assets', import.meta.url))
const GOVUK = join(packageFolder('govuk-frontend'), 'dist/govuk')
const MOJ = join(packageFolder('@ministryofjustice/frontend'), 'moj')
// The crown and GDS Transport are GOV.UK's alone.
const SERVED = /\.(css|js|map|png|svg|ico|webmanifest)$/
const YEAR = 'public, max-age=31536000, immutable'

/**
 * Serves styles, scripts and pictures. A browser asks each time whether its copy is still the one, by its ETag;
 * one asked for with the hash of its content (`?v=`) is kept for a year.
 */
export async function serveAssets(http: FastifyInstance): Promise<void> {
  const common = {
    allowedPath: (path: string) => SERVED.test(path),
    cacheControl: false,
    index: false as const,
  }
  const roots = [OWN, join(GOVUK, 'assets'), GOVUK].filter((folder) => existsSync(folder))
  await http.register(assets, { ...common, root: roots, prefix: '/assets/' })
  await http.register(assets, { ...common, root: MOJ, prefix: '/moj/', decorateReply: false })
  http.addHook('onSend', async (request, reply) => {
    if (!/^\/(assets|moj)\//.test(request.url) || reply.statusCode >= 400) return
    reply.header('cache-control', /[?&]v=\w+/.test(request.url) ? YEAR : 'no-cache')
  })
}

function packageFolder(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)))
}
