import type { FastifyRequest } from 'fastify'
import type { BankHolidays } from '../kernel/calendar-day.ts'
import { londonDayOf } from '../kernel/instant.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, inSeat } from '../platform/db.ts'
import type { Shell } from '../platform/govuk/layout.tsx'
import type { Hearing } from '../platform/hearing.ts'
import type { Acting } from './acting.ts'
import type { Actor } from './actor.ts'
import { stillSignedIn } from './sessions/commands.ts'
import { signedInOf } from './sessions/signed-in.ts'

/** A way through the program, as the menu names it. */
export type MenuItem = { readonly href: string; readonly text: string }

export type ActingWays = {
  readonly db: Database
  readonly clock: Clock
  readonly hearing: Pick<Hearing, 'tell' | 'hear'>
  readonly holidays: BankHolidays
  /** Name and colour of each authority served here. */
  readonly councils: ReadonlyMap<string, Shell['council']>
  /** The page around a page nobody is signed in to: the same as sign-in's. */
  readonly around: Shell
  /** Where this person may go. */
  readonly menu?: (actor: Actor) => readonly MenuItem[]
  /** How many notices whoever asked has not read; undefined for those who have none. */
  readonly notices?: (request: FastifyRequest) => number | undefined
  /** What whoever asked is learning just now, in the practice county. */
  readonly lesson?: (request: FastifyRequest) => Shell['lesson']
  /** Where the search box sends its words, for those who may search. */
  readonly search?: (actor: Actor) => Shell['search']
}

/** How pages act for whoever is signed in. Needs `registerSignIn` on the same server, which finds out who that is. */
export function createActing(ways: ActingWays): Acting {
  const { db, clock, hearing, holidays, councils, around, menu, search, notices, lesson } = ways
  return {
    actorOf: (request) => {
      const who = signedInOf(request)
      if (!who) throw new Error('this route is open: nobody needs to be signed in to it, so it cannot ask who is')
      return who.actor
    },
    inTransaction: (actor, work) => inSeat(db, actor, work),
    now: () => {
      const at = clock.now()
      return { at, day: londonDayOf(at), holidays }
    },
    shell: (request, current) => {
      const who = signedInOf(request)
      if (!who) return around
      const { actor, csrf } = who
      const items = menu?.(actor) ?? []
      return {
        ...around,
        council: councils.get(actor.authority) ?? around.council,
        user: { name: actor.name, role: actor.jobTitle },
        nav: [...items, ...noticesIn(notices?.(request))].map((item) => ({ ...item, current: item.href === current })),
        search: search?.(actor),
        lesson: lesson?.(request),
        csrf,
        signOutHref: '/sign-out',
      }
    },
    stillActing: async (request, isUse) => {
      const who = signedInOf(request)
      return who ? stillSignedIn(db, who.session.sessionId, { clock, isUse }) : undefined
    },
    tell: hearing.tell,
    hear: hearing.hear,
  }
}

/** The way to one's notices, with how many are not read. */
function noticesIn(count: number | undefined) {
  return count === undefined ? [] : [{ href: '/notices-for-me', text: 'Notices', count }]
}
