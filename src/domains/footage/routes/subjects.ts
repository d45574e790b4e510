import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { findSubjects } from '../reviews/subjects.ts'

export const subjectsRoute = defineRoute({
  method: 'GET',
  url: '/api/footage/subjects',
  action: 'subject.find',
  summary: 'Cases and calls by number, cameras by name: what an auditor looks for in the ledger; numbers and names of cameras alone',
  query: z.strictObject({ q: z.string().trim().min(1).max(60) }),
  response: z.object({ subjects: z.array(z.object({ type: z.enum(['case', 'incident', 'camera']), id: z.string(), name: z.string() })) }),
  async handle({ judgeOwn, read, county, query }) {
    judgeOwn()
    return { subjects: await read((tx) => findSubjects(tx, county, query.q)) }
  },
})
