import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CameraIcon } from '../shell/icons.tsx'
import type { PhotoRef } from './draft.ts'
import { Picture } from './Picture.tsx'
import { findPosition, takePhoto, type PhotoProblem } from './take-photo.ts'

/** Photos as they lie on this phone; one more with a press. */
export function Photos({ photos, onChange }: { photos: readonly PhotoRef[]; onChange: (photos: PhotoRef[]) => void }) {
  const { t } = useTranslation('grid')
  const [problem, setProblem] = useState<PhotoProblem | ''>('')
  const take = async (files: FileList | null) => {
    setProblem('')
    const taken: PhotoRef[] = []
    // Those of one press were taken at one place.
    const position = findPosition()
    for (const file of files ?? []) {
      const photo = await takePhoto(file, position)
      // What cannot be taken is said, and left out.
      if (typeof photo === 'string') setProblem(photo)
      else taken.push(photo)
    }
    onChange([...photos, ...taken.filter(({ sha256 }) => !photos.some((one) => one.sha256 === sha256))])
  }
  return (
    <div className="grid-photos">
      {photos.map((photo) => (
        <figure key={photo.sha256}>
          <Picture sha256={photo.sha256} />
          <button type="button" aria-label={t('removePhoto')} onClick={() => onChange(photos.filter((one) => one !== photo))}>×</button>
        </figure>
      ))}
      <label className="grid-camera">
        <CameraIcon /><span>{t('photo')}</span>
        <input type="file" accept="image/*" capture="environment" multiple onChange={(event) => void take(event.target.files).then(() => (event.target.value = ''))} />
      </label>
      {problem && <span className="grid-problem" role="alert">{t(problem)}</span>}
    </div>
  )
}
