import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CameraDay, RepairList, TroubleKind } from '#answers/cameras'
import { get } from '../../../../shared/api/client.ts'
import { toQuery } from '../network/filter.ts'

const freshMs = 15_000

export function useRepairs(of: { station?: string; kind?: TroubleKind }, isDue = true) {
  return useQuery({ queryKey: ['camera-repairs', of], queryFn: ({ signal }) => get<RepairList>(`/api/camera-repairs${toQuery({}, of)}`, signal), enabled: isDue, refetchInterval: freshMs, placeholderData: keepPreviousData })
}

/** A day of the county (`yyyy-mm-dd`), of a station or one camera. */
export function useCameraDay(of: { day: string; station?: string; camera?: string }) {
  return useQuery({ queryKey: ['camera-day', of], queryFn: ({ signal }) => get<CameraDay>(`/api/camera-day${toQuery({}, of)}`, signal), refetchInterval: 4 * freshMs, placeholderData: keepPreviousData })
}
