"""How people sign in: allauth does the work, these adapters hold the house rules. Accounts are made by agencies, not by visitors."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class Accounts(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False


class SingleSignOn(DefaultSocialAccountAdapter):
    """Signing in through an identity provider joins an account that an agency made; it never makes one."""

    def is_open_for_signup(self, request, sociallogin):
        return False


class SecondFactors(DefaultMFAAdapter):
    pass
