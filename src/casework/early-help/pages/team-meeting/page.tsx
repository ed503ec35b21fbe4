import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import {
  dayFields,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { memberInWords, membersNow } from '../../../shared-chronology/rules.ts'
import { recordTeamMeeting } from '../../commands.ts'
import { type HelpSeen, lookAtHelp } from '../../commands-look.ts'
import type { CameToTeam, TeamMeeting, TeamMeetingRefusal } from '../../model.ts'
import { nameOfChild } from '../../rules.ts'

const CONTENT = {
  title: 'The team around the family met',
  back: 'Early help for',
  held: 'When?',
  heldMissing: 'Write the day, like 8 11 2025',
  who: 'Who of the team came?',
  others: 'Who else came?',
  othersHint: 'One on each line: name, then who they are. Kerry Calloway, Mum',
  agreed: 'What was agreed?',
  agreedHint: 'Who does what by when stands in the plan; write here what was said and decided.',
  button: 'Write it down',
  help: 'Where it stands',
  rows: ['In what is shared, in the child’s story, and among the child’s meetings.'],
} as const

const REFUSALS: Readonly<Record<TeamMeetingRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-standing': {
    text: 'The family’s agreement has ended, so nothing more is written. What you wrote is kept for you.',
  },
  'nobody-came': { field: 'who', text: 'Say who came' },
  'nothing-agreed': { field: 'agreed', text: 'Write what was agreed' },
  'held-in-the-future': { field: 'held-day', text: 'This day is still to come. Write the day you met.' },
  'too-long': { field: 'agreed', text: 'This is too long to keep. Write less than 20,000 characters.' },
}

type Act = Omit<TeamMeeting, 'writtenByName'>

/** GET and POST /family-help/:id/meeting – the team around the family met, as its lead writes it down. */
export function teamMeetingPage(http: FastifyInstance, acting: Acting): void {
  formPage<HelpSeen, Act, TeamMeetingRefusal>(http, acting, {
    path: '/family-help/:id/meeting',
    current: '/family-help',
    keep: ({ id }) => `family-help-meeting:${id}`,
    asks: { held: 'this day', who: 'this presence', others: 'this presence', agreed: 'this agreement' },
    async load(tx, actor, { id = '' }, now) {
      const seen = await lookAtHelp(tx, actor, id, now)
      return seen.ok && seen.value.leads ? seen.value : undefined
    },
    first: ({ members }, now) => ({
      ...dayFields('held', now.day),
      who: membersNow(members)
        .map(({ id }) => id)
        .join('\n'),
    }),
    read: readMeeting,
    async act(tx, actor, act, { loaded, now }) {
      const done = await recordTeamMeeting(tx, actor, loaded.help.id, act, now)
      return done.ok ? accepted(`/family-help/${done.value}`) : done
    },
    refusals: REFUSALS,
    view,
  })
}

function readMeeting(fields: Fields, { members }: HelpSeen): Read<Act> {
  const heldOn = dayOf(fields, 'held')
  if (!heldOn) return { problems: [{ field: 'held-day', text: CONTENT.heldMissing }] }
  const ticked = new Set((fields['who'] ?? '').split('\n'))
  const team = members.filter(({ id }) => ticked.has(id))
  const people: CameToTeam[] = [
    ...team.map(({ name, jobTitle, agencyName }) => ({ name, role: jobTitle, agency: agencyName })),
    ...(fields['others'] ?? '').split('\n').flatMap((line) => {
      const [name = '', ...role] = line.split(',').map((part) => part.trim())
      return name === '' ? [] : [{ name, role: role.join(', ') || 'came', agency: null }]
    }),
  ]
  return { act: { id: idIn(fields), heldOn, people, agreed: fields['agreed'] ?? '' } }
}

function view(showing: Showing<HelpSeen>): string {
  const { loaded, fields, problems } = showing
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return formFrame(showing, {
    title: CONTENT.title,
    about: (
      <Link href={`/family-help/${loaded.help.id}`}>{`${CONTENT.back} ${nameOfChild(loaded.chronology.asGiven)}`}</Link>
    ),
    children: (
      <>
        <DateInput name="held" legend={CONTENT.held} values={fields} error={problemOf(problems, 'held-day')} />
        <Checkboxes
          name="who"
          legend={CONTENT.who}
          error={problemOf(problems, 'who')}
          values={(fields['who'] ?? '').split('\n')}
          items={membersNow(loaded.members).map((member) => ({ value: member.id, text: memberInWords(member) }))}
        />
        <Textarea label={CONTENT.others} hint={CONTENT.othersHint} rows={3} {...box('others')} />
        <Textarea label={CONTENT.agreed} hint={CONTENT.agreedHint} rows={5} {...box('agreed')} />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </>
    ),
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.rows} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}
