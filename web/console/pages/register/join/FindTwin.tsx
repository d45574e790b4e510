import { Empty } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../../shared/api/me.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { Ground } from '../ground/grounds.ts'
import { HitList } from '../search/HitList.tsx'
import { SearchBox } from '../search/SearchBox.tsx'
import { useSearch } from '../search/use-search.ts'

/** The other record of the same person, found as any is. */
export function FindTwin({ id, me, ground, onFound }: { id: string; me: Me; ground: Ground; onFound: (id: string) => void }) {
  const { t } = useTranslation('register')
  const listId = useId()
  const search = useSearch(me, ground)
  const hits = search.hits.filter((hit) => hit.type === 'person' && hit.id !== id)
  const shown = { ...search, hits, at: Math.min(search.at, Math.max(0, hits.length - 1)) }
  return (
    <>
      <SearchBox listId={listId} search={shown} onOpen={(hit) => onFound(hit.id)} hasFocus />
      <ErrorNote error={search.error} />
      <HitList id={listId} hits={hits} at={shown.at} openId={undefined} station={me.station} onOpen={(hit) => onFound(hit.id)} />
      {hits.length === 0 && search.typed.trim() !== '' && !search.isWaiting && <Empty image={null} styles={{ image: { display: 'none' } }} description={t('noTwin')} />}
    </>
  )
}
