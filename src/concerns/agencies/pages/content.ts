import type { AgencyRefusal, InviteRefusal, PartnerKind, SeatRefusal } from '../../../access/agencies/model.ts'
import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'

export const CONTENT = {
  mine: 'Who works here',
  agencies: 'Partner agencies',
  none: 'No partner agency is a member yet.',
  people: 'Who has a seat',
  nobody: 'Nobody has a seat yet.',
  columns: ['Name', 'Title', 'Since'],
  agencyColumns: ['Agency', 'Kind', 'People'],
  leads: 'looks after the seats',
  invited: 'Invited, not signed in yet',
  until: 'until',
  takeBack: 'Take back',
  inviteHeading: 'Invite a colleague',
  name: 'Their name',
  email: 'Their work e-mail',
  emailHint: 'They sign in as they do at work. By this address we know that it is them.',
  jobTitle: 'Their title',
  asLead: 'Do they look after the seats too?',
  invite: 'Invite',
  help: 'What a seat is',
  helpRows: [
    'With a seat, a colleague raises concerns and sees what came of them. They see no child’s record.',
    'They take it when they first sign in with this address. We do not write to them: tell them.',
    'A seat you end is over at their next click. What they wrote stays theirs.',
  ],
  endAgency: 'End this agency’s membership',
  endAgencyHint: 'Every seat in it is over at the next click. What its people wrote stays.',
  register: 'Register an agency',
  kind: 'What kind of agency?',
  choose: 'Choose a kind',
  agencyName: 'What is it called?',
  phone: 'Where is it rung? (optional)',
  firstLead: 'Who looks after its seats first?',
  colleague: 'A colleague’s seat',
  keep: 'Keep this',
  endSeat: 'End this seat today',
  endSeatHint: 'They are out at their next click. What they wrote stays theirs.',
  back: 'Who works here',
  kindMissing: 'Choose what kind of agency it is',
  leadMissing: 'Choose whether they look after the seats too',
} as const

export const KIND_WORDS: Readonly<Record<PartnerKind, string>> = {
  'gp-practice': 'GP practice',
  hospital: 'Hospital',
  'health-visiting': 'Health visiting',
  school: 'School',
  'early-years': 'Early years',
  police: 'Police',
  'early-help': 'Early help',
  housing: 'Housing',
  voluntary: 'Voluntary body',
  other: 'Other',
}

export const INVITE_REFUSALS: Readonly<Record<InviteRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'no-name': { field: 'name', text: 'Write their name, in at most 200 letters' },
  'no-title': { field: 'title', text: 'Write their title, in at most 200 letters' },
  'not-an-address': { field: 'email', text: 'This is not an e-mail address. Write it like name@school.example' },
  'seated-already': { field: 'email', text: 'Somebody with this address has a seat here already.' },
  'invited-already': { field: 'email', text: 'Somebody with this address is invited already.' },
}

export const AGENCY_REFUSALS: Readonly<Record<AgencyRefusal | InviteRefusal, Problem | 'not-there'>> = {
  ...INVITE_REFUSALS,
  'no-name': { field: 'agency', text: 'Write what the agency is called, and who looks after its seats' },
}

export const SEAT_REFUSALS: Readonly<Record<SeatRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'no-title': { field: 'title', text: 'Write their title, in at most 200 letters' },
  oneself: { text: 'Nobody ends their own seat: ask another who looks after the seats, or the council.' },
}
