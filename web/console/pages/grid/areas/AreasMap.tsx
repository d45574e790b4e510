import { Flex, Spin } from 'antd'
import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CountyMap, type LonLat, type MapArea, type MapDot, type MapPoint } from '../../../../shared/map/index.ts'
import { useDark } from '../../../../shared/shell/Providers.tsx'

/** Boundaries with their names; `frame`: what to bring into view when it changes. */
export function AreasMap({ areas, dots, frame, focus, selected, onSelect }: {
  areas: readonly MapArea[]
  dots: readonly MapDot[]
  frame: readonly MapArea[] | null
  focus: LonLat | null
  selected: string | null
  onSelect: (id: string) => void
}) {
  const { t, i18n } = useTranslation('gridAreas')
  const dark = useDark()
  const texts = useMemo(() => ({ map: t('map'), zoomIn: t('zoomIn'), zoomOut: t('zoomOut'), home: t('home'), pickHint: t('pickHint'), picked: t('picked'), loading: t('mapLoading'), failed: t('mapFailed') }), [t])
  const corners = useMemo(() => frame && frame.flatMap(({ id, boundary }) => boundary.flat(2).map(([lon, lat]): MapPoint => [id, lon, lat, null, 0])), [frame])
  const near = useMemo(() => focus && { lonLat: focus, zoom: 16.5 }, [focus])
  const chosen = useMemo(() => (selected === null ? null : { kind: 'area' as const, id: selected }), [selected])
  return (
    <Suspense fallback={<Flex justify="center" align="center" style={{ height: '100%' }}><Spin delay={200} /></Flex>}>
      <CountyMap theme={dark ? 'dark' : 'light'} language={i18n.language === 'en' ? 'en' : 'zh'} texts={texts} areas={areas} dots={dots} frame={corners} focus={near} selected={chosen} onSelect={({ kind, id }) => kind === 'area' && onSelect(id)} />
    </Suspense>
  )
}
