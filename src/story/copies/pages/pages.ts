import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { copiesPage } from './copies/page.tsx'
import { copyPage } from './copy/page.tsx'
import { decideEntryPage } from './entry/page.tsx'
import { giveCopyPage } from './give/page.tsx'
import { printedCopies } from './printed/page.ts'

/** Every page of copies for the child and the parents. */
export function copyPages(http: FastifyInstance, acting: Acting): void {
  for (const room of [copiesPage, copyPage, giveCopyPage, printedCopies, decideEntryPage]) room(http, acting)
}
