import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { mayForEvery } from '../../../../access/queries.ts'
import { type PartnerSeat, partnerSeats } from '../../../../access/queries-partners.ts'
import {
  choiceOf,
  dayOf,
  dayWasGiven,
  type Fields,
  idIn,
  type Problem,
  problemOf,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { accepted } from '../../../../kernel/outcome.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { personById } from '../../../../people/queries.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { beginSharing } from '../../commands.ts'
import { BASES_OF_COUNCIL, BASIS_WORDS, type BeginSharing, type BeginSharingRefusal } from '../../model.ts'
import { chosenSeat, seatItems } from '../../rules-seats.ts'

const CONTENT = {
  title: 'Share with other agencies',
  basis: 'On what basis?',
  words: 'What was agreed, or which enquiry is it?',
  wordsHint: 'Say with whom it is shared, and what for.',
  agreed: 'Who agreed?',
  agreedHint: 'For a child in need. An enquiry does not need it; write it all the same if they did.',
  until: 'Until when?',
  untilHint: 'Leave it empty if it is to go on until you end it.',
  who: 'With whom?',
  whoHint: 'Each adds to it from their own seat, and reads what the others add.',
  nobody: 'Nobody more',
  button: 'Begin to share',
  basisMissing: 'Choose on what basis',
  dayInvalid: 'Write the day like 27 3 2026, or leave it empty',
  help: 'What follows',
  rows: [
    'Those you choose find it on their own page, and read nothing else of the record.',
    'What they add stands in the child’s chronology, with their agency and this basis.',
    'It is open while the basis stands. End it when the enquiry is over or consent is withdrawn.',
  ],
} as const

const REFUSALS: Readonly<Record<BeginSharingRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { field: 'seat-1', text: 'Choose with whom it is shared' },
  'no-basis': { field: 'words', text: 'Write what was agreed, or which enquiry it is' },
  'who-agreed': { field: 'agreed', text: 'Write who agreed' },
  'until-not-ahead': { field: 'until-day', text: 'The last day must be ahead' },
}

/** Places for people in the form; more are added afterwards. */
const PLACES = [1, 2, 3, 4] as const

type Loaded = { readonly child: KnownPerson; readonly offered: readonly PartnerSeat[] }

/** GET and POST /children/:id/shared/new – agencies share what they know of a child, on a recorded basis. */
export function beginSharingPage(http: FastifyInstance, acting: Acting): void {
  formPage<Loaded, BeginSharing, BeginSharingRefusal>(http, acting, {
    path: '/children/:id/shared/new',
    keep: ({ id }) => `share:${id}`,
    asks: {
      basis: 'this basis',
      words: 'this basis',
      agreed: 'this consent',
      until: 'this last day',
      'seat-#': 'this newcomer',
    },
    async load(tx, actor, { id = '' }, now) {
      if (!(await mayForEvery(tx, actor, 'shared.write', [id], now.day))) return undefined
      const child = await personById(tx, id)
      if (!child) return undefined
      await auditLooks(tx, actor, [id], { part: 'share' })
      return { child, offered: await partnerSeats(tx, now.day) }
    },
    read: readSharing,
    async act(tx, actor, act, { now }) {
      const done = await beginSharing(tx, actor, act, now)
      return done.ok ? accepted(`/shared/${done.value}`) : done
    },
    refusals: REFUSALS,
    view,
  })
}

function readSharing(fields: Fields, { child, offered }: Loaded): Read<BeginSharing> {
  const basis = choiceOf(fields, 'basis', BASES_OF_COUNCIL)
  const untilOn = dayOf(fields, 'until') ?? null
  const problems: Problem[] = [
    ...(basis ? [] : [{ field: 'basis', text: CONTENT.basisMissing }]),
    ...(untilOn === null && dayWasGiven(fields, 'until') ? [{ field: 'until-day', text: CONTENT.dayInvalid }] : []),
  ]
  if (!basis || problems.length > 0) return { problems }
  const chosen = new Set(PLACES.map((place) => fields[`seat-${place}`]))
  const members = [...chosen].flatMap((seat) => chosenSeat(offered, seat) ?? [])
  const words = { basisWords: fields['words'] ?? '', agreedBy: textOf(fields, 'agreed') }
  return { act: { id: idIn(fields), childId: child.id, basis, ...words, untilOn, members } }
}

function view(showing: Showing<Loaded>): string {
  const { loaded, now } = showing
  return formFrame(showing, {
    title: CONTENT.title,
    about: <ChildrenLine of={[loaded.child]} today={now.day} />,
    children: <Questions showing={showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.rows} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { loaded, fields, problems } }: { showing: Showing<Loaded> }) {
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Radios
        legend={CONTENT.basis}
        size="s"
        items={BASES_OF_COUNCIL.map((value) => ({ value, text: BASIS_WORDS[value] }))}
        {...box('basis')}
      />
      <Textarea label={CONTENT.words} hint={CONTENT.wordsHint} rows={3} {...box('words')} />
      <Input label={CONTENT.agreed} hint={CONTENT.agreedHint} {...box('agreed')} />
      <DateInput
        name="until"
        legend={CONTENT.until}
        hint={CONTENT.untilHint}
        values={fields}
        error={problemOf(problems, 'until-day')}
      />
      {PLACES.map((place) => (
        <Select
          label={`${CONTENT.who} ${place}`}
          hint={place === 1 ? CONTENT.whoHint : undefined}
          items={seatItems(loaded.offered, CONTENT.nobody)}
          {...box(`seat-${place}`)}
        />
      ))}
      <Button preventDoubleClick>{CONTENT.button}</Button>
    </>
  )
}
