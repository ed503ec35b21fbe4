import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { dayFields, type Fields, idIn, problemOf, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { NewScaling } from '../../../../entries/evidence/model.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { Pair } from '../../../../platform/govuk/arrangement.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input } from '../../../../platform/govuk/text-fields.tsx'
import { childToWriteAbout, type WrittenAbout } from '../../../writing/commands.ts'
import { askScaling } from '../../commands.ts'
import { CONTENT, JUDGEMENT_REFUSALS } from '../content.ts'
import { readScale, ScaleQuestions } from '../scale.tsx'

/** GET and POST /children/:id/scales/new – a question from 0 to 10, what its ends mean, and the first number. */
export function askScalingPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/scales/new',
    keep: ({ id }) => `scaling:${id}`,
    asks: {
      statement: 'this question',
      worst: 'this question',
      best: 'this question',
      number: 'this number',
      askedOf: 'this person who was asked',
      asked: 'this day',
      why: 'this reason',
    },
    load: (tx, actor, { id = '' }, now) => childToWriteAbout(tx, actor, id, now),
    first: (_, now) => dayFields('asked', now.day),
    read: readScaling,
    async act(tx, actor, scaling, { now }) {
      const asked = await askScaling(tx, actor, scaling, now)
      return asked.ok ? accepted(`/evidence/${asked.value.id}`) : asked
    },
    refusals: JUDGEMENT_REFUSALS,
    view,
  })
}

function readScaling(fields: Fields, { child }: WrittenAbout): Read<NewScaling> {
  const { act: first, problems } = readScale(fields)
  if (problems) return { problems }
  const [statement, worst, best] = [fields['statement'] ?? '', fields['worst'] ?? '', fields['best'] ?? '']
  return { act: { id: idIn(fields), childId: child.id, statement, worst, best, first } }
}

function view(showing: Showing<WrittenAbout>): string {
  const { fields, problems, loaded, now } = showing
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.scaleTitle,
    about: (
      <>
        <Link href={`/children/${loaded.child.id}`}>{displayName(loaded.child)}</Link>,{' '}
        {ageInWords(loaded.child, now.day)}
      </>
    ),
    children: (
      <>
        <Input {...ask('statement')} label={CONTENT.question} hint={CONTENT.questionHint} />
        <Pair>
          <Input {...ask('worst')} label={CONTENT.worst} />
          <Input {...ask('best')} label={CONTENT.best} />
        </Pair>
        <ScaleQuestions showing={showing} />
        <Button preventDoubleClick>{CONTENT.askScale}</Button>
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
