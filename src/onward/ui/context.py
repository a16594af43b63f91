"""What every page is told without asking."""

from django.conf import settings
from django.contrib.messages import get_messages

from onward.ui import navigation


def page(request):
    post = getattr(request, "post", None)
    user = getattr(request, "user", None)
    return {
        "area_name": settings.AREA_NAME,
        "product_name": "Onward",
        "demo": settings.DEMO,
        "messages": get_messages(request),
        "post": post,
        "signed_in": bool(user and user.is_authenticated),
        "top_links": navigation.links(role=post.role, path=request.path) if post else [],
    }
