import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { Link } from '../../platform/govuk/content.tsx'
import { ageInWords, displayName, type KnownPerson } from '../model.ts'

/** Whom a step is about: each child's name and age, with a way back to their page. */
export function ChildrenLine({ of, today }: { of: readonly KnownPerson[]; today: CalendarDay }) {
  return (
    <p>
      {of.map((child, index) => (
        <>
          {index > 0 ? ' · ' : null}
          <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, today)}
        </>
      ))}
    </p>
  )
}
