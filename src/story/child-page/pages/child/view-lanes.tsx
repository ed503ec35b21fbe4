import { Link } from '../../../../platform/govuk/content.tsx'
import { Small } from '../../../../platform/govuk/record.tsx'
import { TimelinePicture } from '../../../chronology/pages/timeline/view-picture.tsx'
import { helpLanesOf, windowAround } from '../../../chronology/rules-timeline.ts'
import { shortName } from '../../rules.ts'
import { CONTENT } from './content.ts'
import type { Shown } from './view-shown.ts'

/** A lane for the child and for each brother and sister: when the case was open, and under which plan. Nothing while there was neither. */
export function Lanes({ shown: { story, now } }: { shown: Shown }) {
  const { family, facts, siblings, moreSiblings } = story
  const children = [{ person: family.child, ...facts }, ...siblings].map(({ person, statuses, episodes }) => ({
    ...{ name: shortName(person), statuses },
    episodes: episodes.map(({ openedOn, closedOn }) => ({ fromOn: openedOn, toOn: closedOn })),
  }))
  const window = windowAround(children, now.day)
  if (!window) return null
  const path = `/children/${family.child.id}/chronology/timeline`
  return (
    <section aria-labelledby="lanes">
      <div class="ics-head">
        <h2 class="govuk-heading-s" id="lanes">
          {CONTENT.lanes}
        </h2>
        <Link href={`${path}#table`}>{CONTENT.lanesAsTable}</Link>
      </div>
      <TimelinePicture
        lanes={helpLanesOf(window, children)}
        window={window}
        today={now.day}
        path={path}
        label={CONTENT.lanesPicture}
      />
      <p>
        <Small>{moreSiblings ? `${CONTENT.lanesKey} ${CONTENT.moreLanes}` : CONTENT.lanesKey}</Small>
      </p>
    </section>
  )
}
