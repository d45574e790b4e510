import { Button, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Fetches a reel: the film, or the film with what vouches for it; or shows it here. Each is a disclosure that stands in the ledger. */
export function ReelLinks({ id }: { id: string }) {
  const { t } = useTranslation('review')
  const [isShown, setShown] = useState(false)
  return (
    <>
      <Flex gap={8} wrap style={{ marginTop: 4 }}>
        <Button size="small" onClick={() => setShown(!isShown)}>{t(isShown ? 'close' : 'watchReel')}</Button>
        <Button size="small" href={`/api/footage/reels/${id}/film`} download>{t('fetchFilm')}</Button>
        <Button size="small" href={`/api/footage/reels/${id}/bundle`} download>{t('fetchBundle')}</Button>
      </Flex>
      {isShown && <video src={`/api/footage/reels/${id}/film`} controls muted style={{ width: '100%', marginTop: 8, background: '#0b0d0c' }} aria-label={t('reelTitle')} />}
    </>
  )
}
