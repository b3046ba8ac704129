// Copying: any element with `data-copy` gives its text, or the page's address, to the clipboard; also without a secure context.
// A text that begins with "?" is the query of an address of ours.
// Until this has run a click would do nothing, so the page's style hides such buttons: `data-copies` shows them.

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = Object.assign(document.createElement('textarea'), {value: text, readOnly: true})
    Object.assign(field.style, {position: 'fixed', opacity: 0})
    document.body.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    return done
  }
}

window.__timelineCopy ??= document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-copy]')
  if (!button) return
  const given = button.dataset.copy, words = button.textContent
  const done = await copied(given.startsWith('?') ? new URL(`./${given}`, location.href).href : given || location.href)
  button.textContent = done ? 'Copied' : given ? 'Copy it by hand' : 'Copy it from the address bar'
  setTimeout(() => { button.textContent = words }, 1600)
}) || true
document.documentElement.dataset.copies = ''
