import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { Candidate, RelationKind, SimilarCall } from '../data/incidents.ts'
import { describeChoice, describeGrounds } from '../words.ts'
import type { Draft } from './draft.ts'

/** Calls that the one being typed may repeat or continue: offered, never linked by themselves. */
export function useSimilar(draft: Draft): SimilarCall[] {
  const { phone, place, position, nature, text } = draft
  const typed = useDeferredValue(JSON.stringify({ phone, place, position, nature, text }))
  const enough = place.trim().length > 1 || text.trim().length > 1 || phone.trim().length > 6
  const { data } = useQuery({
    queryKey: ['similar', typed],
    queryFn: () => post<{ similar: SimilarCall[] }>('/api/incidents/similar', JSON.parse(typed)),
    enabled: enough && draft.startedAt !== null,
    placeholderData: (before) => before,
    staleTime: 30_000,
  })
  return enough && draft.startedAt !== null ? (data?.similar ?? []) : []
}

/** What a link says, and its key for the likeliest call: another thing of the same kind, or the same thing told again. */
export const linkKeys = [['same_series', 'Alt+L'], ['duplicate', 'Alt+R']] as const

export function SimilarCalls({ similar, links, onLink }: { similar: SimilarCall[]; links: Draft['links']; onLink: (call: SimilarCall, kind: RelationKind) => void }) {
  const { t } = useTranslation('desk')
  return (
    <section className="desk-suggestions" aria-live="polite" aria-label={t('similar')}>
      <h3>{t('similar')}</h3>
      {similar.length === 0 && <p className="desk-quiet">{t('similarNone')}</p>}
      {similar.slice(0, 3).map((call, index) => {
        const linked = links.find((link) => link.to === call.id)?.kind
        return (
          <div key={call.id} role="group" className="desk-similar" aria-label={call.number} data-linked={linked} title={`${call.number} · ${formatExact(call.receivedAt)}\n${call.text}`}>
            <span className="desk-similar-place">{call.place || t('placeUnknown')}</span>
            <small>{describeGrounds(call.grounds, t)}</small>
            <span className="desk-similar-kinds">
              {linkKeys.map(([kind, key]) => (
                <button key={kind} type="button" aria-pressed={linked === kind} data-likely={call.kind === kind} onClick={() => onLink(call, kind)}>
                  {linked === kind && <span aria-hidden>✓ </span>}{t(kind)}{index === 0 && <kbd>{key}</kbd>}
                </button>
              ))}
            </span>
          </div>
        )
      })}
    </section>
  )
}

/** Who could be sent to what is known so far, with the reasons. */
export function NearestCrews({ draft }: { draft: Draft }) {
  const { t, i18n } = useTranslation('desk')
  const { position, station, nature, priority } = draft
  const query = new URLSearchParams({ station, nature, priority: String(priority), ...(position ? { lon: String(position.lon), lat: String(position.lat) } : {}) }).toString()
  const { data } = useQuery({
    queryKey: ['candidates', 'typed', query],
    queryFn: ({ signal }) => get<{ candidates: Candidate[] }>(`/api/candidates?${query}`, signal),
    enabled: draft.startedAt !== null,
    placeholderData: (before) => before,
    refetchInterval: 5_000,
  })
  const free = (draft.startedAt === null ? [] : (data?.candidates ?? [])).filter((crew) => crew.offered).slice(0, 2)
  return (
    <section className="desk-suggestions desk-nearest" aria-label={t('nearest')}>
      <h3>{t('nearest')}</h3>
      {free.length === 0 && <p className="desk-quiet">{t(draft.startedAt === null ? 'nearestLater' : 'nearestNone')}</p>}
      {free.map((crew) => (
        <p key={crew.crew}><b>{crew.callsign[i18n.language === 'en' ? 'en' : 'zh']}</b> <small>{describeChoice(crew, t)}</small></p>
      ))}
    </section>
  )
}
