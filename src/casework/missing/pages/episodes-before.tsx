import { type CalendarDay, inWords } from '../../../kernel/calendar-day.ts'
import { type Instant, inWordsAt } from '../../../kernel/instant.ts'
import { Link } from '../../../platform/govuk/content.tsx'
import { Panel, Rows, Small } from '../../../platform/govuk/record.tsx'
import type { MissingEpisode, MissingState } from '../model.ts'
import { missingState, timesMissing } from '../rules.ts'
import { againInWords, KIND_WORDS } from '../rules-entries.ts'

type Props = {
  readonly heading: string
  readonly none: string
  readonly episodes: readonly MissingEpisode[]
  /** Up to when they are counted. */
  readonly until: Instant
}

/** When this child went missing before, and whether it is becoming a pattern. */
export function EpisodesBefore({ heading, none, episodes, until }: Props) {
  const again = againInWords(timesMissing(episodes, until))
  return (
    <Panel heading={heading} id="before" action={again ? <Small>{again}</Small> : null}>
      {episodes.length === 0 ? (
        <p>{none}</p>
      ) : (
        <Rows
          items={episodes.map((episode) => (
            <>
              <Link href={`/missing/${episode.id}`}>
                {KIND_WORDS[episode.kind]} from {inWordsAt(episode.missingFrom)}
              </Link>{' '}
              <Small>{stateInWords(episode)}</Small>
            </>
          ))}
        />
      )}
    </Panel>
  )
}

/** Where an episode has got to: "back 19 March 2026 at 07:30, interviewed 20 March 2026". */
export function stateInWords(episode: MissingEpisode): string {
  const back = episode.returnedAt ? `back ${inWordsAt(episode.returnedAt)}` : 'back: not recorded'
  const words: Readonly<Record<MissingState, string>> = {
    missing: 'not back yet',
    back: `${back}, interview ${offered(episode.interviewOfferedOn)}`,
    interviewed: `${back}, interviewed ${day(episode.interviewedOn)}`,
    'interview-refused': `${back}, interview refused ${day(episode.interviewOfferedOn)}`,
    withdrawn: `withdrawn ${day(episode.withdrawnOn)}: a mistake`,
  }
  return words[missingState(episode)]
}

function offered(on: CalendarDay | null): string {
  return on ? `offered ${inWords(on)}, not held yet` : 'not offered yet'
}

function day(on: CalendarDay | null): string {
  return on ? inWords(on) : ''
}
