import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CameraIcon } from '../shell/icons.tsx'
import { currentWork } from '../work.ts'
import type { PhotoRef } from './draft.ts'
import { findPosition, takePhoto } from './take-photo.ts'

/** Photos as they lie on this phone; one more with a press. */
export function Photos({ photos, onChange }: { photos: readonly PhotoRef[]; onChange: (photos: PhotoRef[]) => void }) {
  const { t } = useTranslation('grid')
  const [problem, setProblem] = useState('')
  const take = async (files: FileList | null) => {
    setProblem('')
    const taken: PhotoRef[] = []
    // Those of one press were taken at one place.
    const position = findPosition()
    for (const file of files ?? [])
      // What is no picture, or more than this phone can open, is said and left out.
      await takePhoto(file, position).then((photo) => taken.push(photo), () => setProblem(t('photoOdd')))
    onChange([...photos, ...taken.filter(({ sha256 }) => !photos.some((one) => one.sha256 === sha256))])
  }
  return (
    <div className="grid-photos">
      {photos.map((photo) => <Picture key={photo.sha256} photo={photo} onRemove={() => onChange(photos.filter((one) => one !== photo))} />)}
      <label className="grid-camera">
        <CameraIcon /><span>{t('photo')}</span>
        <input type="file" accept="image/*" capture="environment" multiple onChange={(event) => void take(event.target.files).then(() => (event.target.value = ''))} />
      </label>
      {problem && <span className="grid-problem" role="alert">{problem}</span>}
    </div>
  )
}

function Picture({ photo, onRemove }: { photo: PhotoRef; onRemove: () => void }) {
  const { t } = useTranslation('grid')
  const [url, setUrl] = useState('')
  useEffect(() => {
    let made = ''
    void currentWork().storage.readPhoto(photo.sha256).then((bytes) => {
      if (bytes) setUrl((made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))))
    })
    return () => URL.revokeObjectURL(made)
  }, [photo.sha256])
  return (
    <figure>
      {url && <img src={url} alt={t('photo')} />}
      <button type="button" aria-label={t('removePhoto')} onClick={onRemove}>×</button>
    </figure>
  )
}
