import type { GrantCamera } from '../grants.ts'

export interface AskCamera extends GrantCamera {
  retentionDays: number
}

export interface AskOptions {
  cases: { id: string; number: string; title: string; kind: 'criminal' | 'administrative' }[]
  cameras: AskCamera[]
  officers: { id: string; name: string; sameTeam: boolean }[]
}
