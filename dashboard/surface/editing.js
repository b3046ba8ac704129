// One field for what is typed: a date is echoed before it counts. It is a node of the script's own, which outlives
// every new HTML and is put back where it was open.

const EXAMPLES = '14 Dec 2025 · Dec 2025 · 2014 · before 2015 · 14..15 Dec 2025 (between) · 14 to 15 Dec 2025 (lasting) · open'
const LABELS = {date: 'New date', title: 'New title', written: 'Written on', fill: 'Date of the placeholder', add: 'Title of the new event'}
const isDate = what => what === 'date' || what === 'written' || what === 'fill'
const ECHO_MS = 200

function edit(root, s, host, what, id, start) {
  endEdit(s)
  const box = document.createElement('div'), field = document.createElement('input'), out = document.createElement('div')
  box.className = 'ed'
  out.className = 'out'
  out.setAttribute('role', 'status')
  field.value = start
  field.maxLength = isDate(what) ? 120 : 200
  field.setAttribute('aria-label', LABELS[what])
  if (isDate(what)) field.placeholder = EXAMPLES
  out.textContent = isDate(what) ? `Type a date: ${EXAMPLES}` : 'Enter saves, Esc leaves it as it was.'
  box.append(field, out)
  s.ed = {box, field, out, host: host.dataset.host, what, id, waits: 0}
  host.append(box)
  field.focus({preventScroll: true})
  if (what !== 'add') near(box, {barely: true})
  field.select()
  let pause
  field.oninput = () => {
    clearTimeout(pause)
    if (isDate(what)) pause = setTimeout(() => say(s, 'try', id, field.value), ECHO_MS)
  }
  field.onkeydown = event => {
    event.stopPropagation()
    if (event.key === 'Escape') { clearTimeout(pause); leaveEdit(root, s) }
    if (event.key === 'Enter' && !event.isComposing && !s.ed.waits) {
      event.preventDefault()
      clearTimeout(pause)
      if (what === 'title' || what === 'add') if (!field.value.trim()) return
      s.ed.waits = say(s, what, id, field.value)
      out.textContent = what === 'written' || what === 'fill' ? 'Saved; the article is read again …' : 'Saving …'
    }
  }
}

function endEdit(s) {
  s.ed?.box.remove()
  s.ed = null
}

function leaveEdit(root, s) {
  endEdit(s)
  endAdding(root, s)
  backToRow(root, s)
}

// Where no row is left, the text hears the keys.
function backToRow(root, s) {
  const place = rowNamed(root, s.cur) ?? root.querySelector('.reading')
  place?.focus({preventScroll: true})
}

// What the server said of the field's text.
function answer(root, s, data) {
  if (!s.ed) return
  const {tried, outcome} = data
  if (s.ed.waits && outcome && outcome.n >= s.ed.waits) {
    s.ed.waits = 0
    if (!outcome.failed) return leaveEdit(root, s)
    show(s, false, outcome.said)
  } else if (!s.ed.waits && tried && tried.n > (s.ed.heard ?? 0)) {
    s.ed.heard = tried.n
    show(s, tried.ok, tried.words)
  }
}

function show(s, ok, words) {
  s.ed.out.textContent = words
  s.ed.out.className = ok ? 'out good' : 'out bad'
}

// An answered question is gone, and its field with it; keys go on from the row that took its place.
function putBack(root, s) {
  const host = root.querySelector(`.body [data-host="${CSS.escape(s.ed.host)}"]`)
  if (!host) return endEdit(s), backToRow(root, s)
  const at = [s.ed.field.selectionStart, s.ed.field.selectionEnd]
  host.append(s.ed.box)
  s.ed.field.focus({preventScroll: true})
  s.ed.field.setSelectionRange(...at)
}
