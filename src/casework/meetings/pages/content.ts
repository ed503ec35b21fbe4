import type { Attendee, Service } from '../model.ts'

/** From where someone comes, as a list has it. */
export const SERVICE_WORDS: Readonly<Record<Service, string>> = {
  'childrens-services': 'Children’s services',
  police: 'Police',
  health: 'Health',
  education: 'Education',
  'other-service': 'Another service',
  family: 'Family',
  child: 'The child',
}

export const ANSWER_WORDS: Readonly<Record<NonNullable<Attendee['answer']>, string>> = {
  coming: 'Coming',
  apologies: 'Sends apologies',
}

export const PRESENCE_WORDS: Readonly<Record<Attendee['presence'], string>> = {
  invited: 'Not said',
  attended: 'Came',
  apologies: 'Sent apologies',
  absent: 'Did not come',
}

export const APPOINTMENT = {
  day: 'When is it?',
  dayInvalid: 'Write the day of the meeting, like 27 3 2027',
  time: 'At what time?',
  timeHint: 'Like 14:30',
  timeInvalid: 'Write the time like 14:30, or leave it empty',
  place: 'Where?',
  link: 'Link or number, if by video or telephone',
} as const

export const PERSON = {
  name: 'Name',
  role: 'Role',
  agency: 'Agency',
  service: 'From',
  serviceNone: 'As role and agency tell',
  contact: 'How they are reached',
} as const
const CHOICES: Readonly<Record<string, string>> = {
  'section-47': 'Enquire under section 47',
  'no-section-47': 'No enquiry under section 47',
  'protection-plan': 'A child protection plan is needed',
  'no-plan': 'No child protection plan is needed',
  continue: 'The plan goes on',
  'change-category': 'The plan goes on, with another category',
  end: 'The plan ends',
  'step-up': 'More help is needed',
  'step-down': 'Less help is needed',
  close: 'The case can be closed',
}

/** What was chosen at a meeting, in words. */
export function choiceInWords(choice: string): string {
  return CHOICES[choice] ?? choice
}
