// Scripts are an improvement over pages that work without them. No inline script anywhere: the policy forbids it.
import { initAll } from './govuk-frontend.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// Filters send themselves when a choice changes; without scripts there is a button.
for (const form of document.querySelectorAll('form[data-send-on-change]')) {
  form.addEventListener('change', () => form.requestSubmit())
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// A page may ask to be looked at again (a file being read), as long as nobody is typing on it.
const again = document.querySelector('[data-look-again]')
if (again) {
  setTimeout(() => window.location.reload(), Number(again.dataset.lookAgain) * 1000)
}
