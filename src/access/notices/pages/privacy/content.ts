import type { Notice, NoticeSection } from '../view.tsx'

const YOU: NoticeSection = {
  heading: 'What is kept about you, who sign in',
  items: [
    'your name, your work email address if your organisation’s sign-in gives it, your job, your agency and your team',
    'when you signed in and out, and when your session was last used',
    'every record you open and every act of yours: what, when, in which role. Never the words you typed',
    'what you have typed into a form and not yet sent: only you can see it, and it goes when you send it',
  ],
}

const COOKIES: NoticeSection = {
  heading: 'Cookies',
  paragraphs: [
    'Only those that signing in needs: one that says which session is yours, for 12 hours at most, and for some minutes one or two that carry the sign-in itself. No cookie counts visits, and no page loads anything from another site.',
  ],
}

const LAST_CHANGED = 'Last changed on 22 November 2026, for version 0.1.0.'

/** The notice of an installation that holds nobody real. */
export const privacyOfPractice: Notice = {
  title: 'Privacy notice',
  opening: [
    'This is a practice county. Every child, parent and worker in it is invented, and so is every word written about them. It is kept on the computer it runs on, and answers to that computer alone.',
    'Do not enter anything about a real person here. If you have, tell whoever runs this installation, who can empty it.',
  ],
  sections: [
    YOU,
    COOKIES,
    {
      heading: 'Whom to ask',
      paragraphs: [
        'Nobody at OpenICS, the project, receives anything from this installation. Ask whoever started it on this computer.',
      ],
    },
  ],
  lastChanged: LAST_CHANGED,
}

/**
 * The notice of an installation that holds real children. The council is the controller; its own notice says more.
 *
 * @source UK GDPR articles 6(1)(c) and (e), 9(2)(g) and (h), 13 and 14; Data Protection Act 2018 schedule 1 paragraph 18;
 *   Children Act 1989 sections 17 and 47; Children Act 2004 sections 10 and 11
 */
export const privacyOfLive: Notice = {
  title: 'Privacy notice',
  opening: [
    'This council keeps the record of its work with children and families in OpenICS. The council decides what is kept and why: in law it is the controller. What a partner agency keeps here for itself alone, that agency answers for.',
    'This notice says what the program does. The council’s own privacy notice for children’s services, on its website, says more.',
  ],
  sections: [
    {
      heading: 'What is kept about children and families',
      items: [
        'who a child is: names, birth date, addresses, numbers such as the NHS number, and the people around them',
        'what happened and what was said, by whom, and when it was written down',
        'concerns, assessments, enquiries, conferences, plans, visits and decisions, with the reasons given for them',
      ],
    },
    {
      heading: 'Why, and by what law',
      paragraphs: [
        'To protect children and help families, which is the council’s duty under the Children Acts 1989 and 2004, and in the public interest. It does not rest on consent.',
      ],
    },
    {
      heading: 'Who sees it',
      items: [
        'people of the council who work with the child, or manage, chair or review that work',
        'a practitioner of another agency sees the concerns they raised and what came of them, not the council’s record',
        'a concern kept as information only is seen in the agency of whoever wrote it, and not by the council',
        'the child index holds who a child is and who works with them, and never what is worrying anybody',
      ],
    },
    {
      heading: 'How long it is kept',
      paragraphs: [
        'The council’s retention schedule says. What was once written in the record is not changed or deleted by those who use it: a mistake is corrected beside it. This version of the program has no act of disposal yet: the council must see to it by other means.',
      ],
    },
    {
      heading: 'No decision by machine',
      paragraphs: [
        'The program shows dates, duties and what was written. It gives no child or family a score, and decides nothing about anybody.',
      ],
    },
    YOU,
    COOKIES,
    {
      heading: 'Your rights, and whom to ask',
      paragraphs: [
        'You may ask to see what is kept about you, to have it put right, and to object to its use. Ask the council’s data protection officer: the council’s website and its main switchboard say how. A child may ask too, and anybody may help them.',
        'If you are not content with the answer, complain to the Information Commissioner’s Office.',
      ],
      link: { href: 'https://ico.org.uk/make-a-complaint/', text: 'Complain to the Information Commissioner’s Office' },
    },
  ],
  lastChanged: LAST_CHANGED,
}
