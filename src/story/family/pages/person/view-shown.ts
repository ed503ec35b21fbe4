import type { Moment } from '../../../../kernel/moment.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import type { Shell } from '../../../../platform/govuk/layout.tsx'
import type { PersonSeen } from '../../model.ts'

/** Everything the view is made of. */
export type Shown = {
  readonly seen: PersonSeen
  /** A child around this person whom the reader works with: to whose pages the links lead. */
  readonly child: KnownPerson | undefined
  readonly now: Moment
  readonly shell: Shell
}
