import type { ProviderRefusal } from '../../provider.ts'
import type { DoorRefusal } from '../../rules.ts'

export type Problem = ProviderRefusal | DoorRefusal | 'attempt-over'
type Words = {
  readonly status: number
  readonly title: string
  readonly lines: readonly string[]
  readonly again: boolean
}

/** What to say when someone could not sign in: what happened, what is safe, what to do. */
export const PROBLEMS: Readonly<Record<Problem, Words>> = {
  'provider-unreachable': {
    status: 503,
    title: 'The sign-in service does not answer',
    lines: [
      'OpenICS is running, but the service that says who you are cannot be reached. Nothing is lost.',
      'Try again in a few minutes. If it goes on, ring your IT service desk. If a child is in danger now, ring 999.',
    ],
    again: true,
  },
  'clocks-differ': {
    status: 503,
    title: 'Two clocks differ',
    lines: [
      'The sign-in service and OpenICS do not agree on the time, so its answer could not be accepted.',
      'You cannot put this right. Tell your IT service desk: “the clocks of OpenICS and the identity provider differ”.',
    ],
    again: true,
  },
  cancelled: {
    status: 401,
    title: 'You did not sign in',
    lines: ['Signing in was cancelled before it was finished. Nothing was changed.'],
    again: true,
  },
  'attempt-over': {
    status: 400,
    title: 'Start signing in again',
    lines: ['This attempt to sign in was too long ago, was used already, or was begun in another browser.'],
    again: true,
  },
  'not-accepted': {
    status: 502,
    title: 'The sign-in service’s answer was not accepted',
    lines: [
      'Its answer was not what we had asked for, so nobody was signed in.',
      'Try once more. If it happens again, tell your IT service desk.',
    ],
    again: true,
  },
  'unknown-person': {
    status: 403,
    title: 'You have no place in OpenICS yet',
    lines: [
      'You were recognised, but nobody has given you a role here.',
      'Ask your manager, or your agency’s safeguarding lead, to have you added by the council’s system administrator.',
    ],
    again: false,
  },
  removed: {
    status: 403,
    title: 'You can no longer sign in',
    lines: [
      'Your access to OpenICS has been taken away. What you wrote is kept.',
      'If this is a mistake, ask your manager, or the council’s system administrator.',
    ],
    again: false,
  },
  'seat-ended': {
    status: 403,
    title: 'Your role here has ended, or has not begun',
    lines: [
      'You have no role in OpenICS today. What you wrote is kept.',
      'Ask your manager, or your agency’s safeguarding lead, to have it renewed by the council’s system administrator.',
    ],
    again: false,
  },
}
