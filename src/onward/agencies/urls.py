"""Signing in and one's own account. allauth's views and names, at addresses in plain words."""

from allauth.account import views as allauth
from django.urls import include, path, re_path

from onward.agencies import views

urlpatterns = [
    path("sign-in", allauth.login, name="account_login"),
    path("sign-out", allauth.logout, name="account_logout"),
    path("sign-up", allauth.signup, name="account_signup"),  # always closed: agencies make accounts
    path("account", views.account, name="account"),
    path("account/post", views.choose_post, name="choose-post"),
    path("account/email", views.account, name="account_email"),  # allauth asks for this name; agencies keep addresses
    path("account/inactive", allauth.account_inactive, name="account_inactive"),
    path("account/confirm", allauth.reauthenticate, name="account_reauthenticate"),
    path("account/password", allauth.password_change, name="account_change_password"),
    path("account/password/first", allauth.password_set, name="account_set_password"),
    path("account/password/forgotten", allauth.password_reset, name="account_reset_password"),
    path("account/password/sent", allauth.password_reset_done, name="account_reset_password_done"),
    path("account/password/changed", allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^account/password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/second-step/", include("allauth.mfa.urls")),
    path("account/sessions", include("allauth.usersessions.urls")),
    path("account/single-sign-on/", include("allauth.socialaccount.urls")),
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
]
