// Passkeys need scripts. Their buttons show only where the browser can do it, and a failure is said in words.
const buttons = document.querySelectorAll('[data-passkey]')
if (window.PublicKeyCredential) {
  buttons.forEach((button) => { button.hidden = false })
  document.querySelectorAll('[data-no-passkey]').forEach((words) => { words.hidden = true })
}
document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  const said = document.querySelector('[data-passkey-problem]')
  if (said) {
    said.hidden = false
    said.focus()
  }
})
