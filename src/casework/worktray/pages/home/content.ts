import type { Role } from '../../../../access/actor.ts'

/** Where each role's work is; a role without a place is told what it can do today. */
export const PLACES: Partial<Record<Role, string>> = {
  practitioner: '/concerns',
  'front-door-manager': '/front-door',
  'team-manager': '/team',
  'social-worker': '/worktray',
  'conference-chair': '/worktray',
  'reviewing-officer': '/worktray',
}

export const TODAY: Partial<Record<Role, string>> = {
  analyst: 'Reports and returns are not part of this release. What they will count is being recorded now.',
  administrator:
    'The council is set up, and last year’s return is brought over, with the command “npx --no openics”. It says what it can do with “--help”.',
  auditor:
    'Every look and every act is being kept and cannot be changed. The pages to search them are not part of this release.',
  'index-operator':
    'Possible duplicates are being kept for you to decide. The pages to decide them are not part of this release.',
}

export const CONTENT = {
  title: 'You are signed in',
  nothing: 'There is nothing here for your role yet. If you expected work, ask your manager.',
} as const
