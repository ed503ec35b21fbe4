import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { dayFields, dayOf, type Fields, problemOf, type Read } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { recordDeath } from '../../../../people/family/commands-changing.ts'
import { ageInWords, displayName, isUnborn, type KnownPerson } from '../../../../people/model.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { personToEdit } from '../../commands-editing.ts'
import { CONTENT, REFUSALS } from './content.ts'

/** GET and POST /people/:id/death – that somebody died, or a pregnancy was lost; or that this was a mistake. */
export function recordDeathPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/people/:id/death',
    keep: ({ id }) => `death:${id}`,
    asks: { died: 'day of death', mistake: 'this mistake' },
    load: (tx, actor, { id = '' }, now) => personToEdit(tx, actor, id, now),
    first: ({ diedOn }) => (diedOn ? dayFields('died', diedOn) : {}),
    read: readDeath,
    async act(tx, actor, { diedOn }, { loaded, now }) {
      const recorded = await recordDeath(tx, actor, loaded.id, diedOn, now)
      return recorded.ok ? accepted(`/people/${loaded.id}`) : recorded
    },
    refusals: REFUSALS,
    view: recordDeathView,
  })
}

function readDeath(fields: Fields): Read<{ readonly diedOn: CalendarDay | null }> {
  if (fields['mistake'] === 'yes') return { act: { diedOn: null } }
  const diedOn = dayOf(fields, 'died')
  return diedOn ? { act: { diedOn } } : { problems: [{ field: 'died-day', text: CONTENT.needsDay }] }
}

function recordDeathView(showing: Showing<KnownPerson>): string {
  const { loaded: person, fields, problems, now } = showing
  return formFrame(showing, {
    title: isUnborn(person) ? CONTENT.lostTitle : CONTENT.title,
    about: (
      <>
        <Link href={`/people/${person.id}`}>{displayName(person)}</Link>, {ageInWords(person, now.day)}
      </>
    ),
    children: (
      <>
        <DateInput name="died" legend={CONTENT.day} values={fields} error={problemOf(problems, 'died-day')} />
        {person.diedOn ? (
          <Checkboxes
            name="mistake"
            items={[{ value: 'yes', text: CONTENT.mistake }]}
            values={[fields['mistake'] ?? '']}
          />
        ) : null}
        <Button preventDoubleClick>{CONTENT.save}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <p>{CONTENT.helpText}</p>
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
