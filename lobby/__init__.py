"""What every visitor crosses: guards, sign-in, forms, refusals, the page frame, components, words."""

from types import ModuleType

from flask import Flask

from lobby import (
    frame,
    gallery,
    guard,
    headers,
    helping,
    leaving,
    own_copy,
    packing,
    qr,
    reasons,
    refusals,
    second_step,
    show,
    sign_ins,
    static_files,
    watch,
    words,
)


def init_app(app: Flask, portals: tuple[ModuleType, ...]) -> None:
    """Put the portals behind the lobby."""
    # What is asked to act on answers first acts last: packing is the last thing that happens to one.
    packing.init_app(app)
    words.init_app(app, portals)
    show.init_app(app)
    qr.init_app(app)
    reasons.init_app(app)
    helping.init_app(app)
    own_copy.init_app(app)
    static_files.init_app(app)
    guard.init_app(app)
    headers.init_app(app)
    watch.init_app(app)
    refusals.init_app(app)
    frame.init_app(app, portals)
    gallery.init_app(app)
    # The second step adds its pages to the entrance.
    for door in (second_step, sign_ins, leaving):
        app.register_blueprint(door.bp)
    for portal in portals:
        app.register_blueprint(portal.bp)
