import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import {
  choicesOf,
  dayOf,
  dayWasGiven,
  type Fields,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { NewNotKnown } from '../../../../entries/evidence/model.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Input, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { childToWriteAbout, type WrittenAbout } from '../../../writing/commands.ts'
import { askWhatIsNotKnown } from '../../commands-not-known.ts'
import { CONTENT, NOT_KNOWN_REFUSALS } from '../content.ts'

/** GET and POST /children/:id/not-known/new – what nobody knows yet, who finds out, and by when. */
export function askNotKnownPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/children/:id/not-known/new',
    keep: ({ id }) => `not-known:${id}`,
    asks: {
      question: 'this question',
      finder: 'writer.name',
      by: 'this day',
      also: 'this choice of brothers and sisters',
    },
    load: (tx, actor, { id = '' }, now) => childToWriteAbout(tx, actor, id, now),
    first: (_, __, actor) => ({ finder: actor.name }),
    read: readQuestion,
    async act(tx, actor, question, { loaded, now }) {
      const asked = await askWhatIsNotKnown(tx, actor, question, now)
      return asked.ok ? accepted(`/children/${loaded.child.id}/evidence#not-known`) : asked
    },
    refusals: NOT_KNOWN_REFUSALS,
    view,
  })
}

function readQuestion(fields: Fields, { child, siblings }: WrittenAbout): Read<NewNotKnown> {
  const findBy = dayWasGiven(fields, 'by') ? dayOf(fields, 'by') : null
  if (findBy === undefined) return { problems: [{ field: 'by-day', text: CONTENT.needsDay }] }
  const also = choicesOf(
    fields,
    'also',
    siblings.map(({ id }) => id),
  )
  const [question, finderName] = [fields['question'] ?? '', fields['finder'] ?? '']
  return { act: { question, finderName, findBy, childIds: [child.id, ...also], assessmentId: null } }
}

function view(showing: Showing<WrittenAbout>): string {
  const { fields, problems, loaded, now } = showing
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.askTitle,
    about: (
      <>
        <Link href={`/children/${loaded.child.id}`}>{displayName(loaded.child)}</Link>,{' '}
        {ageInWords(loaded.child, now.day)}
      </>
    ),
    children: (
      <>
        <Textarea {...ask('question')} label={CONTENT.notKnownQuestion} hint={CONTENT.notKnownHint} rows={3} />
        <Input {...ask('finder')} label={CONTENT.finder} />
        <DateInput name="by" legend={CONTENT.findBy} values={fields} error={problemOf(problems, 'by-day')} />
        {loaded.siblings.length > 0 ? (
          <Checkboxes
            name="also"
            legend={CONTENT.alsoNotKnown}
            items={loaded.siblings.map((child) => ({ value: child.id, text: displayName(child) }))}
            values={(fields['also'] ?? '').split('\n')}
          />
        ) : null}
        <Button preventDoubleClick>{CONTENT.ask}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.askHelp}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
