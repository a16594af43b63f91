"""allauth's forms, asked in plain words. It checks; we only word."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn


class SignIn(account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _word(self, "login", "User name or email address", missing="Enter your user name or email address")
        _word(self, "password", "Password", missing="Enter your password")


class Again(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _word(self, "password", "Password", missing="Enter your password")


class ChangePassword(account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _word(self, "oldpassword", "Password you have now", missing="Enter the password you have now")
        _new_password(self)


class NewPassword(account.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _new_password(self)


class Forgotten(account.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _word(self, "email", "Email address", missing="Enter your email address")


class SecondStep(mfa.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _code(self)


class SecondStepAgain(mfa.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _code(self)


class SetUpApp(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _code(self)


class AddPasskey(webauthn.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _word(self, "name", "A name for it", hint="Such as: work phone.", missing="Enter a name for it")
        if "passwordless" in self.fields:
            _word(
                self,
                "passwordless",
                "Let me sign in with it alone, without a password",
                hint="Best on a device that only you use.",
            )


class RenamePasskey(webauthn.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _word(self, "name", "A name for it", missing="Enter a name for it")


def _new_password(form):
    _word(form, "password1", "New password", hint="At least 12 characters.", missing="Enter a new password")
    _word(form, "password2", "New password again", missing="Enter the new password again")


def _code(form):
    _word(form, "code", "Code", missing="Enter the code")
    form.fields["code"].widget.attrs.update(inputmode="numeric", autocomplete="one-time-code")
    form.fields["code"].look = {"width": 10}


def _word(form, name, label, *, hint="", missing=""):
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    if missing:
        field.error_messages["required"] = missing
