import type { Exercise, LearnersChild, Step } from './model.ts'

export const CONTENT = {
  title: 'Learn by doing',
  hint: 'Six exercises, each with a child invented for you alone. You work in the real pages; what you did is looked up in the record. Nothing can go wrong: begin again as often as you like.',
  column: { exercise: 'Exercise', goal: 'What you will be able to do', progress: 'How far', begin: 'Begin' },
  begin: 'Begin',
  again: 'Begin again, with a new child',
  goOn: 'Go on with it',
  underWay: 'Under way',
  done: 'Done',
  notBegun: 'Not begun',
  needsRole: 'You do this as',
  signInAs: 'sign out, and in again as somebody with that work',
  exercise: 'Exercise',
  step: (at: number, of: number) => `Step ${at} of ${of}`,
  allDone: 'Done. Everything of this exercise stands in the record.',
  toList: 'All exercises',
  child: ({ given, family, lines, postcode }: LearnersChild, born: string) =>
    `${given} ${family}, born ${born}, ${lines}, ${postcode}`,
  nobody: 'This council has nobody who does one of the steps before yours, so the exercise cannot be laid here.',
} as const

export const ROLES: Readonly<Record<Exercise, string>> = {
  'raise-a-concern': 'a practitioner, such as Grace Okafor of Fenwick Lane Primary',
  'decide-a-contact': 'the front-door manager, such as Peter Ansah',
  'write-an-assessment': 'a social worker, such as Asha Verma',
  'run-a-conference': 'a conference chair, such as Hilary Stroud',
  'review-a-plan': 'a social worker, such as Asha Verma',
  'hand-over-a-child': 'a team manager, such as Tom Llewellyn',
}

export const GOALS: Readonly<Record<Exercise, { readonly title: string; readonly goal: string }>> = {
  'raise-a-concern': {
    title: 'Raise a concern',
    goal: 'Tell children’s social care what you saw, in two minutes, and see that it arrived.',
  },
  'decide-a-contact': {
    title: 'Decide a contact',
    goal: 'Read what a school told us, decide with a reason that they will read, and say who responds.',
  },
  'write-an-assessment': {
    title: 'Write an assessment',
    goal: 'Put down worries, strengths and the child’s own words, say what you make of them, and ask for a signature.',
  },
  'run-a-conference': {
    title: 'Run a conference',
    goal: 'Record who came, what was decided and why, and what the child wanted everybody to know.',
  },
  'review-a-plan': {
    title: 'Review a plan',
    goal: 'Say what has changed for the child, what shows it, and what follows.',
  },
  'hand-over-a-child': {
    title: 'Hand over a child',
    goal: 'Give a child to another worker, with the reason, so that nobody is without one for a day.',
  },
}

/** What is to be done in a step, and why it matters. `here` is said instead on pages whose path begins so. */
export const LESSONS: Readonly<Record<Step, Lesson>> = {
  raise: {
    what: 'Find the child, then write what you saw and how worried you are.',
    why: 'What was seen, on which day and by whom is what others can act on.',
    link: 'Raise a concern',
    here: {
      '/concerns/find': 'Type the child’s name, birth date and postcode as they stand here, and go on.',
      '/concerns/new': 'Answer the questions. Choose “Please look”, so that it goes to the front door. Then send it.',
    },
  },
  arrive: {
    what: 'See on your concern that it has reached the front door, and by when somebody decides.',
    why: 'You are told what came of it. If you hear nothing, you can ask.',
    link: 'My concerns',
    here: { '/concerns/': 'It arrives within seconds. Open this page again if it has not yet.' },
  },
  decide: {
    what: 'Read what the school told us, and take it on as a referral, or say what else happens.',
    why: 'Whoever raised it reads your reason, and the decision has a clock.',
    link: 'The contact',
    here: { '/contacts/': 'Choose what is decided and write why, in words that the school and the family may read.' },
  },
  respond: {
    what: 'Decide how the referral is responded to, and who holds the child.',
    why: 'From now on somebody has this child’s name on their list.',
    link: 'The referral',
    here: { '/referrals/': 'Choose the response, write why, and choose who holds the child.' },
  },
  listen: {
    what: 'Write what worries you, what goes well, and what the child says. Then keep it.',
    why: 'The child’s own words come before what we make of them.',
    link: 'The assessment',
    here: { '/assessments/': 'Fill the first three boxes. “Keep and go on later” keeps them; nothing is lost.' },
  },
  analyse: {
    what: 'Write what you make of it, and choose what should happen next.',
    why: 'An analysis says what is likely if nothing changes, and what would show that it has.',
    link: 'The assessment',
    here: { '/assessments/': 'Write under “What do you make of it?”, choose what should happen next, and keep it.' },
  },
  submit: {
    what: 'Say when the child was seen and what was found, and ask the manager to sign.',
    why: 'A second pair of eyes. What must still be filled in is said all at once.',
    link: 'The assessment',
    here: { '/assessments/': 'Fill in when the child was seen and what was found. Then ask the manager to sign.' },
  },
  hold: {
    what: 'Record the conference: who came, what each thought, what was decided and why.',
    why: 'The family and everybody who helps will work from these words.',
    link: 'The conference',
    here: {
      '/conferences/': 'Go from top to bottom. Dissent is written down beside the decision, never instead of it.',
    },
  },
  hear: {
    what: 'Write what the child wanted everybody to know.',
    why: 'A conference without the child’s voice decides about a stranger.',
    link: 'The child’s page',
    here: { '/conferences/': 'There is a box for each child’s own words. Ask, if you do not have them.' },
  },
  read: {
    what: 'Open the child’s page and read what now stands there: the plan, its dates, who does what.',
    why: 'What you recorded is composed into the page for everyone who works with the child.',
    link: 'The child’s page',
    here: { '/children/': 'Look at the badge, at what is next, and at the story.' },
  },
  review: {
    what: 'Record a review of the plan: who came, what was said, what follows for the child.',
    why: 'A plan that nobody looks at again changes nothing.',
    link: 'Review the plan',
    here: { '/children/': 'Write what was said, choose what was found for the child, and write why.' },
  },
  changed: {
    what: 'Say of the outcome what has changed, and what shows it.',
    why: 'Not “done”, but different for the child.',
    link: 'Review the plan',
    here: { '/children/': 'Under each outcome: has it changed, and what shows it?' },
  },
  move: {
    what: 'Choose another worker of your team for this child.',
    why: 'The new worker sees the child on their list at once, and the old one no longer does.',
    link: 'Who holds the child',
    here: { '/children/': 'Choose the role, the worker and the day.' },
  },
  explain: {
    what: 'Write why the child is handed over.',
    why: 'The child may ask one day why their worker changed.',
    link: 'Who holds the child',
    here: { '/children/': 'Write the reason as you would say it to the child.' },
  },
}

export type Lesson = {
  readonly what: string
  readonly why: string
  readonly link: string
  readonly here: Readonly<Record<string, string>>
}
