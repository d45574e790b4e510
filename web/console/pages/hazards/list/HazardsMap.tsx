import { Flex, Spin } from 'antd'
import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { HazardRow } from '#answers/hazards'
import type { Severity } from '#rules/hazards'
import { CountyMap, type LonLat } from '../../../../shared/map/index.ts'
import { useDark } from '../../../../shared/shell/Providers.tsx'

const ranks: Record<Severity, 1 | 2 | 3> = { major: 1, serious: 2, minor: 3 }
/** On a pin there is room for one sign. */
const signs: Record<Severity, string> = { major: '‼', serious: '!', minor: '·' }

/** The hazards of the list where they are: the graver by number and shape, overdue ones with a thick rim. */
export function HazardsMap({ rows, selected, onSelect }: { rows: readonly HazardRow[]; selected: HazardRow | undefined; onSelect: (id: string) => void }) {
  const { t, i18n } = useTranslation('hazards')
  const dark = useDark()
  const texts = useMemo(() => ({ map: t('map'), zoomIn: t('zoomIn'), zoomOut: t('zoomOut'), home: t('wholeCounty'), pickHint: t('pickHint'), picked: t('picked'), loading: t('mapLoading'), failed: t('mapFailed') }), [t])
  const pins = useMemo(
    () =>
      rows.flatMap(({ id, position, severity, kind, place, overdueSince }) =>
        position ? [{ id, lonLat: [position.lon, position.lat] as LonLat, priority: ranks[severity], mark: signs[severity], label: `${t(`severity_${severity}`)} · ${t(`kind_${kind}`)} · ${place}`, isOverdue: overdueSince !== null }] : [],
      ),
    [rows, t],
  )
  const { lon, lat } = selected?.position ?? {}
  const focus = useMemo(() => (lon === undefined || lat === undefined ? null : { lonLat: [lon, lat] as LonLat, zoom: 16 }), [lon, lat])
  return (
    <Suspense fallback={<Flex justify="center" align="center" style={{ height: '100%' }}><Spin delay={200} /></Flex>}>
      <CountyMap
        theme={dark ? 'dark' : 'light'} language={i18n.language === 'en' ? 'en' : 'zh'} texts={texts} incidents={pins} focus={focus}
        selected={selected ? { kind: 'incident', id: selected.id } : null} onSelect={({ id }) => onSelect(id)}
      />
    </Suspense>
  )
}
