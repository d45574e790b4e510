import type { Catalogue } from '#platform/http/messages.ts'

export const caseMessages: Catalogue = {}
