import { type CalendarDay, inShortWords } from '../../../../kernel/calendar-day.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Small } from '../../../../platform/govuk/record.tsx'
import type { FoundAbout, FoundText, Piece } from '../../model.ts'
import { CONTENT, KIND_OF_TEXT } from './content.ts'

/** The texts found, under the child whom each is about. */
export function FoundTexts({ about, today }: { about: readonly FoundAbout[]; today: CalendarDay }) {
  return (
    <>
      {about.map(({ child, texts }) => (
        <section class="ics-found-about" aria-labelledby={`about-${child.id}`}>
          <h3 class="govuk-heading-s" id={`about-${child.id}`}>
            <Link href={`/children/${child.id}`}>{displayName(child)}</Link> <Small>{ageInWords(child, today)}</Small>
          </h3>
          <ul class="ics-rows">
            {texts.map((text) => (
              <li>
                <TextFound text={text} childId={child.id} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function TextFound({ text, childId }: { text: FoundAbout['texts'][number]; childId: string }) {
  const { kind, happenedOn, title, excerpt, corrected, alsoAbout } = text
  const source = [
    KIND_OF_TEXT[kind],
    kind === 'person' ? null : inShortWords(happenedOn),
    corrected ? CONTENT.corrected : null,
    alsoAbout.length > 0 ? `${CONTENT.alsoAbout} ${alsoAbout.map(displayName).join(', ')}` : null,
  ]
  return (
    <>
      <div class="ics-line">
        <strong>
          <Link href={pathTo(text, childId)}>
            <Marked pieces={title} />
          </Link>
        </strong>
        <p class="ics-small">{source.filter(Boolean).join(' · ')}</p>
      </div>
      <p>
        <Marked pieces={excerpt} />
      </p>
    </>
  )
}

/** A text with what was sought marked in it. */
function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, sought }) => (sought ? <mark class="ics-sought">{text}</mark> : text))}</>
}

const STEP_PAGES: Readonly<Record<string, string>> = {
  assessment: 'assessments',
  'section-47-enquiry': 'enquiries',
  meeting: 'meetings',
  chronology: 'chronologies',
  report: 'reports',
}

/** Where a text is read whole. */
function pathTo({ kind, sourceId, step, entry }: FoundText, childId: string): string {
  const of = `/children/${childId}`
  if (kind === 'plan') return `${of}/plan`
  if (kind === 'worry') return `${of}#worries`
  if (kind === 'judgement') return `${of}/evidence#judgement-${sourceId}`
  if (kind === 'chronology') return `/chronologies/${sourceId}`
  if (kind === 'person') return `${of}/people`
  if (kind === 'document') return `/documents/${sourceId}`
  if (entry) return `${of}/chronology${entry.next ? `?before=${entry.next}` : ''}#entry-${entry.id}`
  const page = step ? STEP_PAGES[step.kind] : undefined
  return page && step ? `/${page}/${step.id}` : `${of}/chronology`
}
