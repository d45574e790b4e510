/** SHA-256 of a file, hex: what is kept of a photo that is filed elsewhere. */
export async function hashFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
