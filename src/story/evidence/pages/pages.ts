import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { answerNotKnownPage } from './answer-not-known/page.tsx'
import { askNotKnownPage } from './ask-not-known/page.tsx'
import { askScalingPage } from './ask-scaling/page.tsx'
import { changeJudgementPage } from './change-judgement/page.tsx'
import { evidencePage } from './evidence/page.ts'
import { evidenceOfPage } from './evidence-of/page.ts'
import { frameworkPage } from './framework/page.tsx'
import { giveScalePage } from './give-scale/page.tsx'
import { readAgainPage } from './read-again/page.tsx'
import { removeCitationPage } from './remove-citation/page.tsx'
import { underDimensionPage } from './under-dimension/page.tsx'
import { writeJudgementPage } from './write-judgement/page.tsx'

/** Every page of judgements, what they rest on, what is not known, and the framework. */
export function evidencePages(http: FastifyInstance, acting: Acting): void {
  const pages = [
    answerNotKnownPage,
    askNotKnownPage,
    askScalingPage,
    changeJudgementPage,
    evidencePage,
    evidenceOfPage,
    frameworkPage,
    giveScalePage,
    readAgainPage,
    removeCitationPage,
    underDimensionPage,
    writeJudgementPage,
  ]
  for (const page of pages) page(http, acting)
}
