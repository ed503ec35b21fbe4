import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

const PERMISSIONS =
  'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()'

/**
 * Says to browsers what our pages may do: load from here alone, nothing inline, shown in no frame, told to nobody,
 * kept in no cache.
 */
export async function sendSecurityHeaders(http: FastifyInstance, isSecure: boolean): Promise<void> {
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })
  http.addHook('onSend', async (_, reply) => {
    reply.header('permissions-policy', PERMISSIONS)
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses what changes something, or opens a line to us, and was sent from another site's page. Forms carry a token besides. */
export function refuseCrossSite(http: FastifyInstance): void {
  http.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method) && request.headers.upgrade === undefined) return
    const { origin, host, 'sec-fetch-site': site } = request.headers
    const fromElsewhere = site ? site !== 'same-origin' && site !== 'none' : !isOwn(origin, host)
    if (fromElsewhere) throw Object.assign(new Error('cross-site'), { statusCode: 403 })
  })
}

/** Browsers too old to say the site say the origin; a program that is no browser says neither. */
function isOwn(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}
