"""What kind of browser somebody came with, in coarse words: enough to know one's own, too little to track."""

from lobby.words import say

# The first that is found counts: many browsers also name the one they are made like.
BROWSERS = {
    "Zalo": "zalo",
    "FBAN": "facebook",
    "FBAV": "facebook",
    "coc_coc": "coccoc",
    "Edg": "edge",
    "SamsungBrowser": "samsung",
    "Firefox": "firefox",
    "FxiOS": "firefox",
    "Chrome": "chrome",
    "CriOS": "chrome",
    "Safari": "safari",
}
SYSTEMS = {
    "iPhone": "iphone",
    "iPad": "ipad",
    "Android": "android",
    "Windows": "windows",
    "Macintosh": "mac",
    "Linux": "linux",
}
OTHER = "other"


def coarse(says: str) -> str:
    """Return kind of browser and of device from a ``User-Agent`` line: ``chrome-android``."""
    return f"{_first(BROWSERS, says)}-{_first(SYSTEMS, says)}"


def in_words(kind: str) -> str:
    """Return a kind as people say it: ``Chrome, điện thoại Android``."""
    browser, _, system = kind.partition("-")
    return say(
        "browser-on-device",
        browser=say(f"browser-{browser or OTHER}"),
        device=say(f"device-{system or OTHER}"),
    )


def _first(table: dict[str, str], says: str) -> str:
    return next((name for mark, name in table.items() if mark in says), OTHER)
