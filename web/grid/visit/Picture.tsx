import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentWork } from '../session.ts'

/** A photo as it lies on this phone. */
export function Picture({ sha256 }: { sha256: string }) {
  const { t } = useTranslation('grid')
  const [url, setUrl] = useState('')
  useEffect(() => {
    let made = ''
    void currentWork().storage.readPhoto(sha256).then((bytes) => {
      if (bytes) setUrl((made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))))
    })
    return () => URL.revokeObjectURL(made)
  }, [sha256])
  return url ? <img src={url} alt={t('photo')} /> : null
}
