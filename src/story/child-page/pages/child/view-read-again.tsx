import { Link } from '../../../../platform/govuk/content.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { briefDay } from '../../rules.ts'
import { CONTENT } from './content.ts'
import type { Shown } from './view-shown.ts'

/** Things to read again that stand on the first screen; the page of evidence has them all. */
const SHOWN = 3

/** What rests on an entry that was corrected since: read it again. Nothing stands here while there is none. */
export function ReadAgain({ shown: { story, now } }: { shown: Shown }) {
  const { toReadAgain, family } = story
  if (toReadAgain.length === 0) return null
  const more = toReadAgain.length - SHOWN
  return (
    <Panel heading={CONTENT.readAgain} id="read-again">
      <Rows
        items={[
          ...toReadAgain.slice(0, SHOWN).map(({ id, words, correctedOn }) => (
            <>
              <Link href={`/evidence/${id}`}>{words}</Link>{' '}
              <Small>rests on an entry corrected on {briefDay(correctedOn, now.day)}</Small>
            </>
          )),
          ...(more > 0 ? [<Link href={`/children/${family.child.id}/evidence#read-again`}>{more} more</Link>] : []),
        ]}
      />
    </Panel>
  )
}
