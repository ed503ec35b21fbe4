import { pino } from 'pino'
import { createActing } from '../src/access/acting-from-session.ts'
import { registerMachines } from '../src/access/machines/register.ts'
import { registerSignIn } from '../src/access/sign-in/register.ts'
import type { ChildIndex } from '../src/child-index/contract.ts'
import { keepDraft } from '../src/entries/drafts/commands.ts'
import { concernsApi } from '../src/exchange/concerns-api/routes.ts'
import { fhirApi } from '../src/exchange/fhir/routes.ts'
import { type IndexTurnstiles, indexApi, indexTurnstiles } from '../src/exchange/index-api/routes.ts'
import { type Clock, systemClock } from '../src/platform/clock.ts'
import type { Connections } from '../src/platform/connections.ts'
import { openDatabase } from '../src/platform/db.ts'
import { createHttp } from '../src/platform/http.ts'
import { aFreePort, SECRET, SILENT } from './sign-in.ts'

const AROUND = { council: { name: 'Aldermere', colour: 'teal' }, nav: [], practice: true } as const

/** A listening server with the index as machines reach it, and the guards of machines and of people before it. */
export async function anIndexServer(
  urls: Connections,
  index: ChildIndex,
  { clock = systemClock, turnstiles = indexTurnstiles() }: { clock?: Clock; turnstiles?: IndexTurnstiles } = {},
) {
  const db = openDatabase(urls.app, 4)
  const port = await aFreePort()
  const origin = `http://127.0.0.1:${port}`
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const http = await createHttp({ log, sessionSecret: SECRET, errorShell: () => AROUND })
  registerMachines(http, { db, clock, secret: SECRET, origin })
  registerSignIn(http, {
    ...{ db, clock, origin, secret: SECRET, mode: 'practice', provider: 'built-in', around: AROUND },
    ...{ authorityName: () => 'Aldermere', keepWords: keepDraft },
  })
  const acting = createActing({ db, clock, hearing: SILENT, holidays: new Set(), councils: new Map(), around: AROUND })
  concernsApi(http, acting, { index, db, origin })
  indexApi(http, index, turnstiles)
  fhirApi(http, index, turnstiles.looking, origin)
  await http.listen({ host: '127.0.0.1', port })
  const close = async () => {
    await http.close()
    await db.destroy()
  }
  return { origin, http, close, lines }
}
