import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { may } from '../../../../access/policy.ts'
import { dayFields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { setCover } from '../../commands.ts'
import type { SetCover } from '../../model.ts'
import { colleagues, coversNow } from '../../queries.ts'
import { maySetFor } from '../../rules.ts'
import { REFUSALS } from './content.ts'
import { readCover } from './form.ts'
import { type CoverShown, coverView } from './view.tsx'

/** GET and POST /cover – who stands in for whom while they are away, and until when. */
export function coverPage(http: FastifyInstance, acting: Acting): void {
  formPage<CoverShown, SetCover, keyof typeof REFUSALS>(http, acting, {
    path: '/cover',
    keep: () => 'cover',
    asks: {
      absent: 'this absence',
      covering: 'this colleague',
      from: 'this first day',
      to: 'this last day',
      reason: 'this reason',
    },
    async load(tx, actor, _, now) {
      if (!may(actor, 'cover.set') || actor.seat !== 'council') return undefined
      const all = await colleagues(tx, now.day)
      const absent = all.filter((one) => maySetFor(actor, one))
      const covers = await coversNow(tx, now.day)
      const theirs = covers.filter(
        ({ coveringUser, absentUser, absentTeam }) =>
          coveringUser === actor.userId || maySetFor(actor, { userId: absentUser, teamId: absentTeam }),
      )
      return { colleagues: all, absent, covers: theirs }
    },
    first: (_, now, actor) => ({ absent: actor.userId ?? '', ...dayFields('from', now.day) }),
    read: readCover,
    async act(tx, actor, act, { now }) {
      const outcome = await setCover(tx, actor, act, now)
      return outcome.ok ? accepted('/cover') : outcome
    },
    refusals: REFUSALS,
    view: coverView,
  })
}
