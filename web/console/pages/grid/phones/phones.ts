import { useQuery } from '@tanstack/react-query'
import { get } from '../../../../shared/api/client.ts'

export interface Phone {
  id: string
  account: string
  name: string
  enrolledAt: string
  cutOffAt: string | null
}

export interface Submission {
  id: string
  account: string
  kind: string
  doneAt: string
  keptAt: string
  state: string
  /** Why it does not count yet, in the reader's language. */
  message: string
  todo: string
}

export const usePhones = () => useQuery({ queryKey: ['grid', 'phones', 'devices'], queryFn: async ({ signal }) => (await get<{ devices: Phone[] }>('/api/devices?of=station', signal)).devices })
export const useSubmissions = () => useQuery({ queryKey: ['grid', 'phones', 'submissions'], queryFn: async ({ signal }) => (await get<{ submissions: Submission[] }>('/api/submissions?of=station', signal)).submissions })
