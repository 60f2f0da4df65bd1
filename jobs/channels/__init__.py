"""The ways out, one file each. A channel takes frozen bytes and says how it ended."""

from jobs.channels import email, inbox, paper, sms, zalo
from jobs.channels.channel import Channel

CHANNELS: dict[str, Channel] = {
    "inbox": inbox.send,
    "email": email.send,
    "sms": sms.send,
    "zalo": zalo.send,
    "letter": paper.send,
}

__all__ = ["CHANNELS", "Channel"]
