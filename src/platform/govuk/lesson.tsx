/** What somebody who learns the program by doing is to do next. */
export type Lesson = {
  readonly title: string
  /** Whom it is about. */
  readonly about: string
  /** "Step 2 of 3"; none once all is done. */
  readonly place?: string | undefined
  readonly what: string
  readonly why?: string | undefined
  /** Where it is done. */
  readonly href: string
  readonly link: string
}

/** A quiet bar above the page: the step, what to do here, and why. */
export function LessonBar({ lesson }: { lesson: Lesson }) {
  const { title, about, place, what, why, href, link } = lesson
  return (
    <aside class="ics-lesson" aria-label={title}>
      <div class="ics-wrap">
        <p>
          <strong>{title}.</strong> {place ? `${place}. ` : null}
          {what}{' '}
          <a class="govuk-link" href={href}>
            {link}
          </a>
        </p>
        <p class="ics-small">
          {about}
          {why ? `. ${why}` : null}
        </p>
      </div>
    </aside>
  )
}
