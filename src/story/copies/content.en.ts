import type { KeptReason } from '../../entries/keeping-back/model.ts'
import { inWords } from '../../kernel/calendar-day.ts'
import { counted } from '../../kernel/counted.ts'
import type { ChildNamed, CopyWords } from './model-words.ts'

/** The words of a copy in English. */
export const ENGLISH: CopyWords = {
  tag: 'en-GB',
  name: 'English',
  title: (child, name) => (child ? `What is written about ${name}: a copy for a parent` : `Your story, ${name}`),
  opening: (child) =>
    child
      ? [
          `This is a copy of what children’s services have written about ${child} and about you.`,
          'Where something is left out, this copy says so, and why. You may ask us about it, and you may tell us if something here is wrong.',
        ]
      : [
          'This is what people wrote about you, and why. It is yours to keep.',
          'Some of it may be hard to read. You can read it with someone you trust, a little at a time. Where something is left out, it says so, and why.',
          'If something here is wrong, or if you remember it in another way, tell us. We will write that down too.',
        ],
  earlierLeftOut: 'There is more from before this, which did not fit in this copy. Ask us, and we will make another.',
  day: inWords,
  parts: {
    who: (child) => (child ? `Who ${child} is` : 'Who you are'),
    now: 'Why we are here now',
    changed: 'What changed',
    explained: 'What some words mean',
  },
  chapter: (of, child) => {
    const [was, you] = child ? ['was', child] : ['were', 'you']
    if ('before' in of) return `Before ${you} ${was} born`
    if ('year' in of) return `In ${of.year}`
    return of.years === 0 ? `When ${you} ${was} a baby` : `When ${you} ${was} ${of.years}`
  },
  sections: {
    about: (child) => (child ? `About ${child}` : 'About you'),
    photos: 'Photos and drawings',
    family: (child) => (child ? `${child}’s family` : 'Your family'),
    there: 'Who was there',
    said: (child) => (child ? `What ${child} said` : 'What you said'),
    worried: 'Why people were worried',
    well: 'What was going well',
    happened: 'What happened',
    decided: 'What was decided, and why',
    changed: 'What changed',
    why: (child) => (child ? `Why we work with ${child}` : 'Why we work with you'),
    want: 'What we want',
    outcomes: 'Whether it got better',
    words: 'Words',
  },
  called: (child, name) => (child ? `${child}’s whole name is ${name}.` : `Your whole name is ${name}.`),
  says: (child, says) => (child ? `How ${child} says the name: ${says}.` : `How you say your name: ${says}.`),
  born: (child, day) => (child ? `${child} was born on ${inWords(day)}.` : `You were born on ${inWords(day)}.`),
  tie: {
    ...{ mother: 'mother', father: 'father', parent: 'parent', 'adoptive-parent': 'adoptive parent' },
    ...{ 'step-parent': 'step-parent', grandparent: 'grandparent', sibling: 'brother or sister' },
    ...{ 'half-sibling': 'half-brother or half-sister', 'step-sibling': 'step-brother or step-sister' },
    ...{ 'aunt-or-uncle': 'aunt or uncle', carer: 'carer', 'foster-carer': 'foster carer', partner: 'partner' },
    ...{ 'former-partner': 'former partner', spouse: 'married', divorced: 'divorced', other: 'someone close' },
    ...{ child: 'child', 'adopted-child': 'adopted child', 'step-child': 'step-child', grandchild: 'grandchild' },
    ...{ 'niece-or-nephew': 'niece or nephew', 'cared-for': 'cared for', 'foster-child': 'foster child' },
  },
  saidTo: (child, to, day) => `${child ?? 'you'}, ${to ? `to ${to}, ` : ''}${inWords(day)}`,
  fact: (text, by, day) => `On ${inWords(day)}: ${text}${by ? ` (${by})` : ''}`,
  opinion: (text, by, day) => `On ${inWords(day)}, ${by ?? 'someone'} thought: ${text}`,
  hearsay: (text, by, day) => `On ${inWords(day)}, ${by ?? 'someone'} had been told, and did not see it: ${text}`,
  putRight: (text) => `Later this was put right: ${text}`,
  forYou: (text, child) => (child ? `For ${child}: ${text}` : `For you: ${text}`),
  someone: 'someone',
  leftOut: (count, reason, child) =>
    `${count === 1 ? 'Something is left out here' : `${counted(count, 'thing')} are left out here`}: ${WHY[reason](child)}.`,
  cut: (reason, child) => `[words are left out here: ${WHY[reason](child)}]`,
  photo: (child, name, day) => `${child ? name : 'You'}, ${inWords(day)}`,
  photosHere: { portrait: 'Photo', photo: 'Photo or drawing' },
  outcome: (statement, changed) => `We wanted: ${statement}. Now: ${changed}`,
  explained: {
    assessment: 'finding out, with you and your family, how things are and what would help',
    'section 47 enquiry': 'what the law asks us to find out when a child may be getting hurt',
    'strategy discussion':
      'when social workers, police, doctors and others talk at once about how to keep a child safe',
    'child protection plan': 'a plan that everybody keeps to, so that a child is safe',
    'child in need plan': 'a plan of the help that a child and family get',
    conference: 'a meeting of the family and everybody who helps, to decide what is needed',
    'core group': 'the few people who meet often to make the plan happen',
    referral: 'somebody asking children’s services to help',
    'looked after': 'when the council cares for a child, with a foster family or in a home',
    neglect: 'when a child does not get what every child needs, such as food, warmth, or someone watching over them',
    'case was closed': 'when children’s services stop working with a family',
    'front door': 'the team that hears from people first and decides what happens',
  },
}

/** Why something is left out, to go on from "is left out". */
const WHY: Readonly<Record<KeptReason, (child: ChildNamed) => string>> = {
  'about-someone-else': () => 'it is about someone else, and is theirs',
  'asked-not-to-be-named': () => 'whoever told us asked us not to say who they are',
  police: () => 'it came from the police, or was worked out with them, and it is theirs to say',
  'health-of-another': () => 'it is about somebody else’s health, which is private',
  'childs-own-words': (child) =>
    child ? `${child} said it to someone they trust, and it is ${child}’s to tell` : 'you asked us to keep it',
  'could-be-dangerous': () => 'saying it could put someone in danger',
}
