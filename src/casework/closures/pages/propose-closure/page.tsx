import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { dayFields, type Fields, idIn, type Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { Rounds } from '../../../../entries/records/pages/signing/view.tsx'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { SignOff } from '../../../sign-off/model.ts'
import { roundsOfChild } from '../../../sign-off/queries.ts'
import { type Proposal, proposeClosure } from '../../commands-proposal.ts'
import type { CloseCase, CloseRefusal } from '../../model.ts'
import { REFUSALS as CLOSING } from '../close-case/content.ts'
import { closureWriting, loadClosure, readClosure } from '../close-case/page.ts'
import { type ClosureShown, closeCaseView } from '../close-case/view.tsx'

const CONTENT = { title: 'Ask for the case to be closed', button: 'Ask the manager to sign' } as const

type ProposeRefusal = CloseRefusal | 'proposed-already'
const REFUSALS: Readonly<Record<ProposeRefusal, Problem | 'not-there'>> = {
  ...CLOSING,
  'proposed-already': { text: 'A manager has been asked already, and has not answered yet' },
}

type Proposed = ClosureShown & { readonly rounds: readonly SignOff[] }

/** GET and POST /children/:id/closure/propose – a worker asks for a case to be closed; it closes when a manager signs. */
export function proposeClosurePage(http: FastifyInstance, acting: Acting): void {
  formPage<Proposed, CloseCase & { readonly id: string }, ProposeRefusal>(http, acting, {
    path: '/children/:id/closure/propose',
    keep: ({ id }) => `propose-closure:${id}`,
    asks: { when: 'this day', reason: 'this reason', summary: 'this summary', lookAgain: 'this reason to look again' },
    async load(tx, actor, { id = '' }, now) {
      const loaded = await loadClosure(tx, actor, 'closure.propose', id, now)
      return loaded && { ...loaded, rounds: await roundsOfChild(tx, 'closure', id) }
    },
    first: ({ rounds }, now) => proposalFields(rounds, now.day),
    writing: closureWriting('closure.propose'),
    read(fields) {
      const read = readClosure(fields)
      return read.act ? { act: { ...read.act, id: idIn(fields) } } : read
    },
    async act(tx, actor, { id, ...act }, { now, loaded }) {
      const outcome = await proposeClosure(tx, actor, id, { ...act, childId: loaded.child.id }, now)
      return outcome.ok ? accepted(`/children/${loaded.child.id}`) : outcome
    },
    refusals: REFUSALS,
    view: (showing) => closeCaseView(showing, { ...CONTENT, rounds: <Rounds rounds={showing.loaded.rounds} /> }),
  })
}

/** As nobody has typed yet; handed back, as it was put before the manager: no word is typed again. */
function proposalFields([last]: readonly SignOff[], today: CalendarDay): Fields {
  if (last?.decision !== 'handed-back') return dayFields('when', today)
  const { closedOn, reasonCode, summary, lookAgainIf } = last.content as Proposal
  return { ...dayFields('when', closedOn), reason: reasonCode, summary, lookAgain: lookAgainIf }
}
