"""A small OpenID Connect provider that checks what it is sent (RFC 6749, RFC 7636), served from a thread of the test."""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode
from wsgiref.simple_server import WSGIRequestHandler, make_server

import jwt


class Provider:
    """Knows one client and one person. `refused` holds what it would not accept."""

    client_id, secret = "onward", "a-secret-for-the-test-that-is-long-enough"

    def __init__(self, person: dict):
        self.person = person
        self.asked: dict[str, dict] = {}
        self.refused: list[str] = []
        self.address = ""

    def __call__(self, environ, start_response):
        page = {
            "/.well-known/openid-configuration": self.configuration,
            "/authorize": self.authorize,
            "/token": self.token,
            "/userinfo": self.userinfo,
        }[environ["PATH_INFO"]]
        status, headers, body = page(environ)
        start_response(status, [("Content-Type", "application/json"), *headers])
        return [json.dumps(body).encode()]

    def configuration(self, environ):
        return (
            "200 OK",
            [],
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "userinfo_endpoint": f"{self.address}/userinfo",
                "jwks_uri": f"{self.address}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
        )

    def authorize(self, environ):
        asked = {key: values[0] for key, values in parse_qs(environ["QUERY_STRING"]).items()}
        code = secrets.token_urlsafe(16)
        self.asked[code] = asked
        back = f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
        return "302 Found", [("Location", back)], {}

    def token(self, environ):
        sent = parse_qs(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode())
        sent = {key: values[0] for key, values in sent.items()}
        asked = self.asked.pop(sent.get("code", ""), {})
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        for wrong, name in (
            (sent.get("client_secret") != self.secret, "client secret"),
            (asked.get("code_challenge_method") != "S256", "challenge method"),
            (challenge != asked.get("code_challenge"), "code verifier"),
            (sent.get("redirect_uri") != asked.get("redirect_uri"), "redirect address"),
        ):
            if wrong:
                self.refused.append(name)
                return "400 Bad Request", [], {"error": "invalid_grant"}
        claims = {
            **self.person,
            "iss": self.address,
            "aud": self.client_id,
            "iat": time.time(),
            "exp": time.time() + 60,
        }
        return (
            "200 OK",
            [],
            {
                "access_token": "a",
                "token_type": "Bearer",
                "id_token": jwt.encode(claims, self.secret, algorithm="HS256", headers={"kid": "1"}),
            },
        )

    def userinfo(self, environ):
        return "200 OK", [], self.person


class Silent(WSGIRequestHandler):
    def log_message(self, *words):
        return


@contextmanager
def served(person: dict):
    """The provider on a free port of this machine, until the end of the test."""
    provider = Provider(person)
    server = make_server("127.0.0.1", 0, provider, handler_class=Silent)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
