import { page, type Shell } from './govuk/layout.tsx'

/** The statuses that have a page; any other is told as 400 or 500. */
export type ErrorStatus = keyof typeof WORDS

type Words = { readonly title: string; readonly happened: string; readonly safe: string; readonly next: string }

const NOTHING = 'Nothing was changed.'
const WORDS = {
  400: {
    title: 'This request could not be read',
    happened: 'What your browser sent was not complete.',
    safe: NOTHING,
    next: 'Go back, load the page again, and try once more.',
  },
  401: {
    title: 'Sign in first',
    happened: 'This is for those who have signed in, and this request is of nobody who has.',
    safe: NOTHING,
    next: 'Sign in, and send it again.',
  },
  403: {
    title: 'This cannot be done from here',
    happened:
      'Either the page you sent had been open for too long, or it did not come from this service, or you may not do this.',
    safe: NOTHING,
    next: 'Go back and load the page again, then send it. If it is refused again, ask your manager who may do this.',
  },
  404: {
    title: 'Page not found',
    happened: 'There is nothing at this address, or nothing that you work with.',
    safe: NOTHING,
    next: 'Check the address, or find the child or task from your worktray.',
  },
  413: {
    title: 'That is too much to send at once',
    happened: 'What you sent is larger than this page takes.',
    safe: 'Nothing was saved. What you wrote is still on the page you came from.',
    next: 'Go back, and send it in shorter parts.',
  },
  415: {
    title: 'This request could not be read',
    happened: 'It was sent in a form that this page does not take.',
    safe: NOTHING,
    next: 'Go back, load the page again, and try once more.',
  },
  422: {
    title: 'Something needs putting right',
    happened: 'What was sent cannot be recorded as it is.',
    safe: NOTHING,
    next: 'Go back, check what you entered, and send it again.',
  },
  429: {
    title: 'Too many requests',
    happened: 'More pages were asked for from here, in a short time, than one person can read.',
    safe: 'Nothing was changed by the last one.',
    next: 'Wait a minute, then go back and try again.',
  },
  500: {
    title: 'Sorry, something went wrong',
    happened: 'This is a fault in the service, not something you did.',
    safe: 'Everything you were told was saved is safe. What you have just sent was not saved.',
    next: 'Go back and try again. If it goes wrong again, tell your support team the reference below.',
  },
  503: {
    title: 'The service is not available just now',
    happened: 'The service cannot reach its database, or is being restarted.',
    safe: 'Everything you were told was saved is safe. What you have just sent was not saved.',
    next: 'Wait a minute, go back and try again. If a child is in danger now, do not wait: ring the front door or 999.',
  },
} as const satisfies Record<number, Words>

/** The nearest status that has a page. */
export function asErrorStatus(status: number): ErrorStatus {
  if (status in WORDS) return status as ErrorStatus
  return status >= 500 ? 500 : 400
}

/** The page of an error: what happened, what is safe, what to do, and by which reference to speak of it. */
export function errorPage(status: ErrorStatus, shell: Shell, reference: string): string {
  const { title, happened, safe, next } = WORDS[status]
  return page({
    title,
    shell,
    children: (
      <div class="ics-wrap">
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{happened}</p>
        <p class="govuk-body">{safe}</p>
        <p class="govuk-body">{next}</p>
        <p class="govuk-body">
          Reference: <strong>{reference}</strong>
        </p>
      </div>
    ),
  })
}

/** The same for programs, as RFC 9457 has it. */
export function errorProblem(status: ErrorStatus, reference: string) {
  const { title, happened, safe, next } = WORDS[status]
  return { type: 'about:blank', status, title, detail: `${happened} ${safe} ${next}`, reference }
}
