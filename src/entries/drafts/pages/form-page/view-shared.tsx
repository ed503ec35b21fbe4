import { inWordsAt } from '../../../../kernel/instant.ts'
import { InsetText } from '../../../../platform/govuk/content.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { BEGUN_FROM, type Difference, LEFT_OVER, REVISION } from '../../rules-joining.ts'
import type { Conflict } from './conflict.ts'
import type { Fields } from './form.ts'

const CONTENT = {
  someone: 'Someone else',
  both: 'Nothing was sent, and nothing is lost. The form below has both: put it in order, then send it.',
  nothing: 'What they kept is what you wrote. There is nothing to put in order.',
  onlyTheirs: 'You did not write here.',
  emptied: 'Left empty.',
  question: 'Question',
  mine: 'You wrote',
  now: 'In the form now',
  leftOver: 'What you wrote where there is no place any more',
  leftOverHint: 'Someone ended that part meanwhile. Put it where it belongs, then empty this box.',
} as const

const JOINED: Readonly<Record<Difference['joined'], string>> = {
  theirs: 'Their words',
  mine: 'Yours',
  both: 'Both, one after the other',
  'no-place': 'At the top: its place is gone',
}

/** What someone else kept while the writer wrote: both texts, whose they are, and what stands in the form now. */
export function Meanwhile({ conflict, canWrite }: { conflict: Conflict; canWrite: boolean }) {
  const { by, at, differences } = conflict
  const who = by ?? CONTENT.someone
  const heading = `${who} kept words here${at ? ` on ${inWordsAt(at)}` : ''}, while you wrote`
  if (differences.length === 0) return <InsetText id="meanwhile">{`${heading}. ${CONTENT.nothing}`}</InsetText>
  return (
    <Panel heading={heading} id="meanwhile">
      {canWrite ? <p>{CONTENT.both}</p> : null}
      <Table
        caption={heading}
        captionSize="hidden"
        columns={[
          { head: CONTENT.question },
          { head: `${who} wrote`, width: 30 },
          { head: CONTENT.mine, width: 30 },
          ...(canWrite ? [{ head: CONTENT.now, width: 15 } as const] : []),
        ]}
        rows={differences.map(({ label, theirs, mine, joined }) => [
          label,
          <Text text={theirs || CONTENT.emptied} />,
          <Text text={mine || CONTENT.onlyTheirs} />,
          ...(canWrite ? [JOINED[joined]] : []),
        ])}
      />
    </Panel>
  )
}

/** What a shared form carries with it, and the words whose place is gone. */
export function Carried({ fields }: { fields: Fields }) {
  if (fields[REVISION] === undefined) return null
  return (
    <>
      <input type="hidden" name={REVISION} value={fields[REVISION]} />
      <input type="hidden" name={BEGUN_FROM} value={fields[BEGUN_FROM]} />
      {fields[LEFT_OVER] ? (
        <Textarea
          name={LEFT_OVER}
          label={CONTENT.leftOver}
          hint={CONTENT.leftOverHint}
          rows={3}
          value={fields[LEFT_OVER]}
        />
      ) : null}
    </>
  )
}

function Text({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n+/).map((line) => (
        <div>{line}</div>
      ))}
    </>
  )
}
