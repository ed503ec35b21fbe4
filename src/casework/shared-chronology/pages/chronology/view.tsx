import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { ENTRY_KINDS } from '../../../../entries/model.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, Link, SummaryList } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Entry, Kind, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { SharedSeen } from '../../commands.ts'
import { BASIS_WORDS, type Member, type SharedChronology, type SharedEntry } from '../../model.ts'
import { membersNow, stands } from '../../rules.ts'
import { CONTENT, KINDS } from './content.ts'

type Shown = Showing<SharedSeen>

/** What agencies share about one child: on what basis, with whom, and what; and the form that adds to it. */
export function sharedView(showing: Shown): string {
  const { chronology, childId, mayWrite } = showing.loaded
  const { given, family } = chronology.asGiven
  const name = `${given} ${family}`.trim()
  return formFrame(showing, {
    title: CONTENT.title,
    about: (
      <>
        {CONTENT.about} {childId ? <Link href={`/children/${childId}`}>{name}</Link> : <strong>{name}</strong>}
      </>
    ),
    before: (
      <>
        <Closed shown={showing} />
        {mayWrite ? null : <Stream entries={showing.loaded.entries} />}
      </>
    ),
    children: mayWrite ? <Adding showing={showing} /> : null,
    help: (
      <>
        <BasisPanel showing={showing} />
        <MembersPanel showing={showing} />
      </>
    ),
    helpLabel: CONTENT.basis,
  })
}

/** Why nothing can be added or read any more. */
function Closed({ shown: { loaded, now } }: { shown: Shown }) {
  const { chronology, isCouncil } = loaded
  if (stands(chronology, now.day)) return null
  if (!isCouncil) return <InsetText>{CONTENT.closed}</InsetText>
  return chronology.endedOn === null ? <InsetText>{CONTENT.lapsed}</InsetText> : null
}

function Adding({ showing: { fields, problems, loaded } }: { showing: Shown }) {
  const error = (name: string) => problemOf(problems, name)
  return (
    <>
      <Panel heading={CONTENT.add} id="add">
        <Textarea
          name="words"
          label={CONTENT.words}
          hint={CONTENT.wordsHint}
          rows={4}
          value={fields['words']}
          error={error('words')}
        />
        <DateInput name="on" legend={CONTENT.when} values={fields} error={error('on-day')} />
        <Radios
          name="kind"
          legend={CONTENT.kind}
          size="s"
          value={fields['kind']}
          error={error('kind')}
          items={ENTRY_KINDS.map((value) => ({ value, text: KINDS[value] }))}
        />
        <Button preventDoubleClick>{CONTENT.button}</Button>
      </Panel>
      <Stream entries={loaded.entries} />
    </>
  )
}

/** What is shared, each with who said it, from where, how it is known, and on what basis. */
function Stream({ entries }: { entries: readonly SharedEntry[] }) {
  return (
    <Panel heading={CONTENT.entries} id="stream">
      {entries.length === 0 ? <p>{CONTENT.none}</p> : null}
      {entries.map((entry) => (
        <Entry
          level={3}
          id={`shared-${entry.id}`}
          day={inWords(entry.happenedOn)}
          title={entry.title}
          source={
            <>
              <Kind kind={entry.kind} /> {entry.saidBy}, {entry.saidByRole}, {entry.agencyName}.{' '}
              {BASIS_WORDS[entry.basis]}.
            </>
          }
        >
          {entry.words
            .split(/\n\s*\n/)
            .filter((paragraph) => paragraph.trim() !== entry.title)
            .map((paragraph) => (
              <p>{paragraph}</p>
            ))}
        </Entry>
      ))}
    </Panel>
  )
}

function BasisPanel({ showing: { loaded } }: { showing: Shown }) {
  const { chronology, mayLead } = loaded
  return (
    <Panel
      heading={CONTENT.basis}
      id="basis"
      action={mayLead ? <Link href={`/shared/${chronology.id}/end`}>{CONTENT.end}</Link> : null}
    >
      <SummaryList rows={basisRows(chronology)} />
    </Panel>
  )
}

function basisRows(chronology: SharedChronology) {
  const { basis, basisWords, agreedBy, fromOn, untilOn, endedOn, endedWhy, begunByName } = chronology
  return [
    { key: BASIS_WORDS[basis], value: basisWords },
    ...(agreedBy ? [{ key: CONTENT.agreed, value: agreedBy }] : []),
    { key: CONTENT.from, value: inWords(fromOn) },
    ...(untilOn ? [{ key: CONTENT.until, value: inWords(untilOn) }] : []),
    { key: CONTENT.begunBy, value: begunByName },
    ...(endedOn ? [{ key: CONTENT.ended, value: `${inWords(endedOn)}: ${endedWhy}` }] : []),
  ]
}

function MembersPanel({ showing: { loaded } }: { showing: Shown }) {
  const { chronology, members, mayLead } = loaded
  const rows = [...membersNow(members), ...members.filter(({ toOn }) => toOn !== null)]
  return (
    <Panel
      heading={CONTENT.members}
      id="members"
      action={mayLead ? <Link href={`/shared/${chronology.id}/members`}>{CONTENT.change}</Link> : null}
    >
      {rows.length === 0 ? <p>{CONTENT.nobody}</p> : <Rows items={rows.map(memberRow)} />}
    </Panel>
  )
}

function memberRow({ name, jobTitle, agencyName, leads, fromOn, toOn }: Member) {
  const when = toOn ? `${CONTENT.was} ${inWords(toOn)}` : `${CONTENT.since} ${inWords(fromOn)}`
  return (
    <>
      <strong>{name}</strong>
      {leads && !toOn ? ` (${CONTENT.leads})` : ''}, {jobTitle}, {agencyName} <Small>{when}</Small>
    </>
  )
}
