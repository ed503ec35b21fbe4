import { Button, Checkboxes, createAll, ErrorSummary, NotificationBanner, Radios, SkipLink } from 'govuk-frontend'
import { forgetAtSignOut } from './forget-at-sign-out.ts'
import { arrowsAlongTies } from './genogram.ts'
import { keepAsYouType } from './keep-as-you-type.ts'
import { slashToSearch } from './slash-to-search.ts'

// What every page starts. Each page does its work without it.

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink]) createAll(component)
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) keepAsYouType(form)
slashToSearch()
forgetAtSignOut()
const together = document.querySelector<HTMLFormElement>('form[data-writing]')
if (together) void import('./writing/together.ts').then(({ writeTogether }) => writeTogether(together))
for (const drawing of document.querySelectorAll('.ics-genogram svg')) arrowsAlongTies(drawing)
// The editor is large: only a page with a place for it loads it.
const boxes = document.querySelectorAll<HTMLTextAreaElement>('form:not([data-writing]) textarea[data-editor]')
if (boxes.length > 0) void import('./editor/edit-boxes.ts').then(({ editBoxes }) => editBoxes(boxes))
