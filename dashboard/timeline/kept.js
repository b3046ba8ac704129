// Views that a reader keeps under a name: links in this browser's own storage, told to nobody. Any empty element with
// `data-kept`, the link of the present view, becomes the list of them.

const KEPT = 'timeline-views', MOST_KEPT = 40
const plainText = text => String(text).replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)

function keptViews() {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT))
    return Array.isArray(found) ? found.filter(view => typeof view?.name === 'string' && String(view.link).startsWith('/')) : []
  } catch {
    return []
  }
}

function keep(views) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(views.slice(0, MOST_KEPT)))
    return true
  } catch {
    return false
  }
}

function fillKept(box, note = '') {
  const rows = keptViews().map(({name, link}, at) =>
    `<li><a href="${plainText(link)}" target="_self">${plainText(name)}</a> <button type="button" class="copy" data-drop="${at}" aria-label="Remove ${plainText(name)}">Remove</button></li>`)
  box.innerHTML = `<form><input aria-label="Name of this view" maxlength="80" required value="${plainText(box.dataset.name)}"> <button class="copy">Keep this view</button></form>` +
    (rows.length ? `<ul>${rows.join('')}</ul>` : '') + `<small role="status">${plainText(note || 'Kept in this browser only.')}</small>`
}

function keepView(event) {
  const box = event.target.closest?.('[data-kept]')
  if (!box) return
  event.preventDefault()
  const {pathname, search} = new URL(box.dataset.kept, location.href), link = pathname + search, name = box.querySelector('input').value.trim()
  const kept = name && keep([{name, link}, ...keptViews().filter(view => view.name !== name)])
  fillKept(box, kept ? `Kept as “${name}”.` : 'This browser keeps nothing for this page: copy the link instead.')
}

function dropView(event) {
  const button = event.target.closest?.('[data-kept] [data-drop]')
  if (!button) return
  const box = button.closest('[data-kept]')
  keep(keptViews().filter((_, at) => at !== +button.dataset.drop))
  fillKept(box)
  box.querySelector('input').focus()
}

if (!window.__timelineKept) {
  window.__timelineKept = true
  document.addEventListener('submit', keepView)
  document.addEventListener('click', dropView)
  new MutationObserver(() => document.querySelectorAll('[data-kept]:empty').forEach(box => fillKept(box))).observe(document.body, {childList: true, subtree: true})
}
