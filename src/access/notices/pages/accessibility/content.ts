import type { Notice } from '../view.tsx'

/**
 * @source The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, reg. 8
 */
export const accessibilityStatement: Notice = {
  title: 'Accessibility statement',
  opening: [
    'This statement is about OpenICS, the program that shows these pages. Your council runs it, and adds to this statement what is particular to its own installation.',
    'We want everybody who works with children to be able to use it: with a keyboard, with a screen reader, at any size of text, on a phone, and with scripts switched off.',
  ],
  sections: [
    {
      heading: 'How accessible it is',
      paragraphs: [
        'It is built to the Web Content Accessibility Guidelines 2.2 at level AA. Nobody outside the project has audited it yet, so we do not claim that it meets all of them: treat it as partially compliant.',
      ],
    },
    {
      heading: 'What is tested',
      paragraphs: ['By tests that run whenever the program is changed:'],
      items: [
        'the pages of a case, from a concern to closure, in the Chromium browser with axe, a checker of the rules of WCAG 2.2 AA that a machine can check',
        'the same way through them with JavaScript off: every page works without it',
        'that each page has one main heading, that each question has its label, and that each message about a mistake leads to its question',
        'that our parts of a page are built as those of the GOV.UK Design System are',
      ],
    },
    {
      heading: 'What is made for the keyboard',
      items: [
        'every link, button and question is an ordinary one of the browser, reached with Tab in reading order',
        'a link at the start of each page skips to its content',
        'nothing needs dragging, hovering or a time limit on typing: what you have typed is kept if you are signed out',
        'the slash key goes to the search box, where there is one, and does nothing while you are typing',
      ],
    },
    {
      heading: 'What is not tested yet',
      items: [
        'people who use assistive technology every day have not yet tried it',
        'screen readers (NVDA, JAWS, VoiceOver, TalkBack), speech recognition and screen magnifiers',
        'browsers other than Chromium, and real phones',
        'the diagram of the family: what it shows stands beside it in words, but the drawing itself has not been tried with a screen reader',
        'the sign-in page of your organisation, which is not part of OpenICS',
      ],
    },
    {
      heading: 'If something stops you',
      paragraphs: [
        'Tell the people who support OpenICS at your council; your manager or the front door knows who they are. Say which page it was, what you were trying to do, and what you use. Do not put anything about a child in your message.',
        'If you are worried about a child and a page stops you, do not wait: ring the front door of the council where the child lives, or 999 if the child is in danger now.',
      ],
    },
    {
      heading: 'If you are not content with the answer',
      paragraphs: [
        'The Equality and Human Rights Commission enforces the regulations on the accessibility of public sector websites. If you are not content with how your council answers, the Equality Advisory and Support Service can advise you.',
      ],
      link: {
        href: 'https://www.equalityadvisoryservice.com/',
        text: 'The Equality Advisory and Support Service',
      },
    },
  ],
  lastChanged: 'Prepared on 22 November 2026, for version 0.1.0, from the project’s own tests.',
}
