import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { choiceOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { newId } from '../../../../platform/ids.ts'
import { askForRun, lookAtRuns } from '../../commands.ts'
import type { RunRefusal } from '../../model.ts'
import { yearsOffered } from '../../rules.ts'
import { ASK_REFUSALS } from '../content.ts'
import { type ReturnsShown, returnsView } from './view.tsx'

type Act = { readonly id: string; readonly year: number }

/** GET and POST /returns – the returns made so far, and making one from the record as it is now. */
export function returnsPage(http: FastifyInstance, acting: Acting): void {
  formPage<ReturnsShown, Act, RunRefusal>(http, acting, {
    path: '/returns',
    keep: () => 'returns',
    asks: { year: 'this year to report' },
    async load(tx, actor, _, now) {
      const runs = await lookAtRuns(tx, actor)
      return runs && { runs, years: yearsOffered(now.day) }
    },
    first: ({ years }) => ({ id: newId(), year: `${years[0]}` }),
    read(fields, { years }) {
      const year = choiceOf(fields, 'year', years.map(String))
      if (!year) return { problems: [{ field: 'year', text: 'Choose the year' }] }
      return { act: { id: fields['id'] ?? newId(), year: Number(year) } }
    },
    async act(tx, actor, act, { now }) {
      const outcome = await askForRun(tx, actor, act, now)
      return outcome.ok ? accepted(`/returns/${outcome.value.id}`) : outcome
    },
    refusals: ASK_REFUSALS,
    view: returnsView,
    current: '/returns',
  })
}
