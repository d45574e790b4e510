/** What people call a codec that browsers call `avc1…` or `hvc1…`; what is neither stays as it is. */
export function nameVideo(codec: string): string {
  if (codec.startsWith('avc1')) return 'H.264'
  return codec.startsWith('hvc1') ? 'H.265' : codec
}
