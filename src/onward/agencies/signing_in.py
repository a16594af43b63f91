"""How people sign in: allauth does the work, these adapters hold the house rules. Accounts are made by agencies, not by visitors."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter

NOT_TOGETHER = "That name and password do not go together. Check both and try again"


class Accounts(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": NOT_TOGETHER,
        "email_password_mismatch": NOT_TOGETHER,
        "invalid_login": NOT_TOGETHER,
        "too_many_login_attempts": "Too many tries. Wait a few minutes, then try again",
        "incorrect_password": "That is not your password. Check it and try again",
        "enter_current_password": "That is not the password you have now. Check it and try again",
    }

    def is_open_for_signup(self, request):
        return False


class SingleSignOn(DefaultSocialAccountAdapter):
    """Signing in through an identity provider joins an account that an agency made; it never makes one."""

    def is_open_for_signup(self, request, sociallogin):
        return False


class SecondFactors(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right. Codes change every 30 seconds: type the one that shows now",
    }
