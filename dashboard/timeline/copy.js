// Copying: any element with `data-copy` gives its text, or the page's address, to the clipboard; also without a secure context.
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
  if (!button || button.closest('[data-surface]')) return
  const words = button.textContent, done = await copied(button.dataset.copy || location.href)
  button.textContent = done ? 'Copied' : 'Copy it from the address bar'
  setTimeout(() => { button.textContent = words }, 1600)
}) || true
document.documentElement.dataset.copies = ''
