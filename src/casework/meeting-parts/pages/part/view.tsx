import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { Radios } from '../../../../platform/govuk/choices.tsx'
import { InsetText, SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import type { PartSeen } from '../../commands.ts'
import { PART_WORDS } from '../../model.ts'
import { PartQuestions, PartWritten } from '../questions.tsx'
import { CONTENT } from './content.ts'

type Shown = Showing<PartSeen>

/** A part to write; or as it was sent, with the minutes, and room beside it. */
export function partView(showing: Shown): string {
  const { part } = showing.loaded
  const isSent = part.sentAt !== null
  return formFrame(showing, {
    title: PART_WORDS[part.kind],
    about: (
      <>
        {CONTENT.about} <strong>{part.childNames}</strong>
      </>
    ),
    before: isSent ? <Sent seen={showing.loaded} /> : <p>{part.question}</p>,
    children: isSent ? <Beside showing={showing} /> : <Writing showing={showing} />,
    help: (
      <>
        <Asks seen={showing.loaded} />
        {isSent ? <Minutes seen={showing.loaded} /> : null}
        <Panel heading={CONTENT.helpHeading} id="help">
          <Rows items={CONTENT.help} />
        </Panel>
      </>
    ),
    helpLabel: CONTENT.asks,
  })
}

function Writing({ showing: { loaded, fields, problems } }: { showing: Shown }) {
  return (
    <>
      <PartQuestions kind={loaded.part.kind} fields={fields} problems={problems} />
      <Button preventDoubleClick>{CONTENT.send}</Button>
    </>
  )
}

function Sent({ seen: { part, notes } }: { seen: PartSeen }) {
  return (
    <>
      <InsetText>
        {CONTENT.sentOn} {part.sentAt ? inWordsAt(part.sentAt) : ''}. {CONTENT.sentHint}
      </InsetText>
      {part.content ? <PartWritten kind={part.kind} content={part.content} /> : null}
      {notes.length > 0 ? (
        <Panel heading={CONTENT.notes} id="notes">
          <Rows
            items={notes.map(({ kind, words, saidAt }) => (
              <>
                <strong>{CONTENT.kinds[kind]}</strong> {words} <Small>{inWordsAt(saidAt)}</Small>
              </>
            ))}
          />
        </Panel>
      ) : null}
    </>
  )
}

function Beside({ showing: { fields, problems } }: { showing: Shown }) {
  return (
    <>
      <Radios
        name="kind"
        legend={CONTENT.noteKind}
        size="s"
        value={fields['kind']}
        error={problemOf(problems, 'kind')}
        items={[
          { value: 'correction', text: CONTENT.kinds.correction },
          { value: 'dissent', text: CONTENT.kinds.dissent },
        ]}
      />
      <Textarea name="note" label={CONTENT.note} rows={3} value={fields['note']} error={problemOf(problems, 'note')} />
      <Button preventDoubleClick>{CONTENT.addNote}</Button>
    </>
  )
}

function Asks({ seen: { part } }: { seen: PartSeen }) {
  return (
    <Panel heading={CONTENT.asks} id="asks">
      <SummaryList
        rows={[
          { key: CONTENT.meeting, value: part.meetingWords },
          { key: CONTENT.asksWho, value: part.askedByName },
          { key: CONTENT.by, value: inWords(part.byOn) },
          ...(part.ring ? [{ key: CONTENT.ring, value: part.ring }] : []),
        ]}
      />
    </Panel>
  )
}

function Minutes({ seen: { minutes } }: { seen: PartSeen }) {
  return (
    <Panel
      heading={CONTENT.minutes}
      id="minutes"
      action={minutes ? <Small>{`${CONTENT.minutesSent} ${inWords(minutes.sentOn)}`}</Small> : null}
    >
      {minutes ? minutes.minutes.split(/\n\s*\n/).map((text) => <p>{text}</p>) : <p>{CONTENT.noMinutes}</p>}
    </Panel>
  )
}
