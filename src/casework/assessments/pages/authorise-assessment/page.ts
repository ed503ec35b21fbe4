import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Fields, Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { authoriseAssessment } from '../../commands.ts'
import type { AuthoriseAssessment } from '../../model.ts'
import { loadAssessment } from '../write-assessment/page.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { authoriseAssessmentView } from './view.tsx'

/** GET and POST /assessments/:id/authorise – the manager reads the assessment and signs it, or hands it back with a comment. */
export function authoriseAssessmentPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/assessments/:id/authorise',
    keep: ({ id }) => `authorise-assessment:${id}`,
    asks: { decision: 'this decision', comment: 'this comment' },
    load: (tx, actor, { id = '' }, now) => loadAssessment(tx, actor, id, 'assessment.authorise', now),
    read: readDecision,
    async act(tx, actor, act, { loaded, now }) {
      const outcome = await authoriseAssessment(tx, actor, loaded.assessment.id, act, now)
      return outcome.ok ? accepted(`/children/${loaded.children[0]?.id}`) : outcome
    },
    refusals: REFUSALS,
    view: authoriseAssessmentView,
  })
}

function readDecision(fields: Fields): Read<AuthoriseAssessment> {
  if (fields['decision'] === 'sign') return { act: { sign: true } }
  if (fields['decision'] === 'hand-back') return { act: { sign: false, comment: fields['comment'] ?? '' } }
  return { problems: [{ field: 'decision', text: CONTENT.missing }] }
}
