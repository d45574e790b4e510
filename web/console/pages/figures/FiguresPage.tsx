import { Empty, Flex, Skeleton, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useRefreshOn } from '../../../shared/feed/use-feed.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../shared/shell/use-me.ts'
import { CallsFigure } from './CallsFigure.tsx'
import type { Figures } from '#answers/metrics'
import { toStale, useFigures, type Drill, type View } from './figures.ts'
import './figures.css'
import { RecordsDrawer } from './RecordsDrawer.tsx'
import { SolvedFigure } from './SolvedFigure.tsx'
import { Strip } from './Strip.tsx'

/** Two figures with their counts. What is looked at stands in the address: it can be sent to someone, and Back closes what was opened. */
export default function FiguresPage() {
  const [search, setSearch] = useSearchParams()
  const { token } = theme.useToken()
  const { me } = useMe()
  const view: View = { station: search.get('station'), asOf: search.get('asOf') }
  const drill = readDrill(search)
  const { data, error } = useFigures(view)
  useRefreshOn(toStale)
  const go = (next: View, open: Drill | null) => setSearch({ ...given(next), ...(open ? { open: JSON.stringify(open) } : {}) })
  return (
    <div className="lq-figures-page" style={{ background: token.colorBgContainer }}>
      <ErrorNote error={error} />
      {data ? (
        <>
          <Strip figures={data} view={view} isCounty={me?.station === ''} onChange={(next) => go(next, null)} />
          {isEmpty(data) ? (
            <Nothing />
          ) : (
            <div className="lq-two" style={{ '--lq-line': token.colorBorderSecondary, '--lq-quiet': token.colorTextTertiary, '--lq-accent': token.colorPrimary } as React.CSSProperties}>
              <SolvedFigure figures={data} onOpen={(open) => go(view, open)} />
              <CallsFigure figures={data} onOpen={(open) => go(view, open)} />
            </div>
          )}
        </>
      ) : (
        !error && <Waiting />
      )}
      <RecordsDrawer view={view} drill={drill} onClose={() => go(view, null)} />
    </div>
  )
}

function Nothing() {
  const { t } = useTranslation('figures')
  return <Empty style={{ marginTop: 96 }} description={<><div>{t('nothing')}</div><Typography.Text type="secondary">{t('nothingTodo')}</Typography.Text></>} />
}

function Waiting() {
  return (
    <Flex gap={56} className="lq-waiting" aria-hidden>
      <Skeleton active paragraph={{ rows: 9 }} />
      <Skeleton active paragraph={{ rows: 9 }} />
    </Flex>
  )
}

const isEmpty = ({ cases, calls }: Figures) => cases.total.this.filed + cases.total.last.filed + calls.total.this.received + calls.total.last.received === 0

function given(params: object): Record<string, string> {
  return Object.fromEntries(Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

function readDrill(search: URLSearchParams): Drill | null {
  try {
    return JSON.parse(search.get('open') ?? 'null') as Drill | null
  } catch {
    return null
  }
}
