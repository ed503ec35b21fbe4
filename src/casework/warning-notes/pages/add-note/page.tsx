import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import {
  choiceOf,
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
import { ENTRY_KINDS } from '../../../../entries/model.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { familyOf } from '../../../../people/family/queries.ts'
import { displayName, type KnownPerson, peopleOf } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import type { Tx } from '../../../../platform/db.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { addNote } from '../../commands.ts'
import type { NewNote, NoteAbout, NoteRefusal, Told } from '../../model.ts'
import { usualReview } from '../../rules.ts'
import { CONTENT, REFUSALS } from '../content.ts'

/** The child, and those of whom, and where, workers can be warned: by a key, with what it is called. */
type Around = {
  readonly child: KnownPerson
  readonly choices: readonly { readonly key: string; readonly text: string; readonly about: NoteAbout }[]
}

/** GET and POST /children/:id/warning-notes/new – warns workers about a person around a child, or an address. */
export function addNotePage(http: FastifyInstance, acting: Acting): void {
  formPage<Around, NewNote, NoteRefusal>(http, acting, {
    path: '/children/:id/warning-notes/new',
    keep: ({ id }) => `warning-note:${id}`,
    asks: {
      about: 'this person',
      title: 'this warning',
      reason: 'this warning',
      howKnown: 'this way it is known',
      saidBy: 'writer.name',
      since: 'this day',
      told: 'this telling',
      toldOn: 'this day of telling',
      whyNot: 'this telling',
      review: 'this day of review',
    },
    load: (tx, actor, { id = '' }, now) => load(tx, actor, id, now),
    first: (_, now, actor) => ({
      ...dayFields('since', now.day),
      ...dayFields('review', usualReview(now.day)),
      saidBy: actor.name,
    }),
    read: readNote,
    async act(tx, actor, act, { now }) {
      const added = await addNote(tx, actor, act, now)
      return added.ok ? accepted(`/warning-notes/${act.id}`) : added
    },
    refusals: REFUSALS,
    view: addNoteView,
  })
}

async function load(tx: Tx, actor: Actor, childId: string, now: Moment): Promise<Around | undefined> {
  if (!(await standingFor(tx, actor, 'worry.write', childId, now.day))) return undefined
  const family = await familyOf(tx, childId)
  if (!family) return undefined
  await auditLooks(tx, actor, [childId], { part: 'warning' })
  const people = peopleOf(family).filter(({ kind, diedOn }) => kind === 'adult' && diedOn === null)
  const isHome = ({ personId, toOn }: { personId: string; toOn: unknown }) => personId === childId && toOn === null
  const homes = family.households.filter(({ members }) => members.some(isHome))
  return {
    child: family.child,
    choices: [
      ...people.map((one) => ({ key: one.id, text: displayName(one), about: { personId: one.id } })),
      ...homes.map(({ id, lines }) => ({ key: id, text: `The address ${lines}`, about: { householdId: id } })),
    ],
  }
}

function readNote(fields: Fields, { child, choices }: Around): Read<NewNote> {
  const about = choices.find(({ key }) => key === fields['about'])?.about
  const howKnown = choiceOf(fields, 'howKnown', ENTRY_KINDS)
  const [sinceOn, reviewBy, told] = [dayOf(fields, 'since'), dayOf(fields, 'review'), readTold(fields)]
  const problems: Problem[] = []
  if (!about) problems.push({ field: 'about', text: CONTENT.needsAbout })
  if (!howKnown) problems.push({ field: 'howKnown', text: CONTENT.needsKnown })
  if (!sinceOn) problems.push({ field: 'since-day', text: CONTENT.needsSince })
  if (!told) problems.push({ field: 'told', text: CONTENT.needsTold })
  if (!reviewBy) problems.push({ field: 'review-day', text: CONTENT.needsReview })
  if (!about || !howKnown || !sinceOn || !told || !reviewBy) return { problems }
  const words = { title: fields['title'] ?? '', reason: fields['reason'] ?? '', saidBy: fields['saidBy'] ?? '' }
  return { act: { ...words, id: idIn(fields), childId: child.id, about, howKnown, sinceOn, told, reviewBy } }
}

function readTold(fields: Fields): Told | null {
  if (fields['told'] === 'no') return { whyNotTold: fields['whyNot'] ?? '' }
  const toldOn = fields['told'] === 'yes' ? dayOf(fields, 'toldOn') : undefined
  return toldOn ? { toldOn } : null
}

function addNoteView(showing: Showing<Around>): string {
  return formFrame(showing, {
    title: CONTENT.addTitle,
    about: <ChildrenLine of={[showing.loaded.child]} today={showing.now.day} />,
    children: <Questions {...showing} />,
    help: (
      <Panel heading={CONTENT.help} id="help">
        <Rows items={CONTENT.rules} />
      </Panel>
    ),
    helpLabel: CONTENT.help,
  })
}

const KNOWN = {
  fact: 'Fact',
  opinion: 'Professional opinion',
  hearsay: 'Hearsay',
  'child-words': 'The child’s own words',
}

function Questions({ fields, problems, loaded }: Showing<Around>) {
  const ask = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  const choose = [{ value: '', text: 'Choose' }, ...loaded.choices.map(({ key, text }) => ({ value: key, text }))]
  return (
    <>
      <Select {...ask('about')} label={CONTENT.about} items={choose} />
      <Input {...ask('title')} label={CONTENT.title} hint={CONTENT.titleHint} autocomplete="off" />
      <Textarea {...ask('reason')} label={CONTENT.reason} hint={CONTENT.reasonHint} rows={3} />
      <div class="ics-pair">
        <Radios
          {...ask('howKnown')}
          legend={CONTENT.howKnown}
          items={ENTRY_KINDS.map((value) => ({ value, text: KNOWN[value] }))}
        />
        <Input {...ask('saidBy')} label={CONTENT.saidBy} />
        <WasTold fields={fields} problems={problems} />
        <DateInput name="since" legend={CONTENT.since} values={fields} error={problemOf(problems, 'since-day')} />
        <DateInput name="review" legend={CONTENT.review} values={fields} error={problemOf(problems, 'review-day')} />
      </div>
      <Button preventDoubleClick>{CONTENT.add}</Button>
    </>
  )
}

function WasTold({ fields, problems }: Pick<Showing<Around>, 'fields' | 'problems'>) {
  const on = <DateInput name="toldOn" legend={CONTENT.toldOn} size="plain" values={fields} />
  const why = <Input name="whyNot" label={CONTENT.whyNot} value={fields['whyNot']} />
  return (
    <Radios
      name="told"
      legend={CONTENT.told}
      value={fields['told']}
      error={problemOf(problems, 'told')}
      items={[
        { value: 'yes', text: CONTENT.toldYes, conditional: on },
        { value: 'no', text: CONTENT.toldNo, conditional: why },
      ]}
    />
  )
}
