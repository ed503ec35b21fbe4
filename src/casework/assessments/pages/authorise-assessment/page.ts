import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { SIGNING_REFUSALS } from '../../../../entries/records/pages/signing/content.ts'
import { ASKS, readDecision } from '../../../../entries/records/pages/signing/form.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { authoriseAssessment } from '../../commands.ts'
import { loadAssessment } from '../write-assessment/page.ts'
import { authoriseAssessmentView } from './view.tsx'

/** GET and POST /assessments/:id/authorise – the manager reads the assessment and signs it, or hands it back with a comment. */
export function authoriseAssessmentPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/assessments/:id/authorise',
    keep: ({ id }) => `authorise-assessment:${id}`,
    asks: ASKS,
    load: (tx, actor, { id = '' }, now) => loadAssessment(tx, actor, id, 'assessment.authorise', now),
    read: readDecision,
    async act(tx, actor, act, { loaded, now }) {
      const outcome = await authoriseAssessment(tx, actor, loaded.assessment.id, act, now)
      // Whoever signs from above stands to the children no longer once it is signed.
      const afterwards = actor.roles.includes('team-manager') ? `/children/${loaded.children[0]?.id}` : '/to-sign'
      return outcome.ok ? accepted(afterwards) : outcome
    },
    refusals: SIGNING_REFUSALS,
    view: authoriseAssessmentView,
  })
}
