import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { dayFields, type Fields, idIn, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { Judgement, Scale } from '../../../../entries/evidence/model.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { giveScale } from '../../commands.ts'
import { judgementToChange } from '../change-judgement/page.tsx'
import { CONTENT, JUDGEMENT_REFUSALS } from '../content.ts'
import { readScale, ScaleHistory, ScaleQuestions } from '../scale.tsx'

type Asked = { readonly judgement: Judgement; readonly child: KnownPerson }
type Given = { readonly scaleId: string; readonly scale: Scale }

/** GET and POST /judgements/:id/scale – a scaling question is asked again. What was said before stays beside it. */
export function giveScalePage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/judgements/:id/scale',
    keep: ({ id }) => `scale:${id}`,
    asks: {
      number: 'this number',
      askedOf: 'this person who was asked',
      asked: 'this day',
      why: 'this reason',
    },
    async load(tx, actor, { id = '' }, now) {
      const found = await judgementToChange(tx, actor, id, now)
      return found?.judgement.kind === 'scaling' ? found : undefined
    },
    first: (_, now) => dayFields('asked', now.day),
    read: readGiven,
    async act(tx, actor, { scaleId, scale }, { loaded, now }) {
      const { id, childId } = loaded.judgement
      const given = await giveScale(tx, actor, { judgementId: id, scaleId, scale }, now)
      return given.ok ? accepted(`/children/${childId}/evidence#judgement-${id}`) : given
    },
    refusals: JUDGEMENT_REFUSALS,
    view,
  })
}

function readGiven(fields: Fields): Read<Given> {
  const { act: scale, problems } = readScale(fields)
  return problems ? { problems } : { act: { scaleId: idIn(fields), scale } }
}

function view(showing: Showing<Asked>): string {
  const { judgement, child } = showing.loaded
  return formFrame(showing, {
    title: CONTENT.againTitle,
    about: <Link href={`/children/${child.id}/evidence`}>{displayName(child)}</Link>,
    before: (
      <>
        <p>
          <strong>{judgement.statement}</strong> 0: {judgement.worst}. 10: {judgement.best}.
        </p>
        <ScaleHistory scales={judgement.scales} />
      </>
    ),
    children: judgement.endedOn ? null : (
      <>
        <ScaleQuestions showing={showing} />
        <Button preventDoubleClick>{CONTENT.giveScale}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.scaleHelp}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
