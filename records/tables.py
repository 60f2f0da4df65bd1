"""All tables, gathered so that migrations and tests see the whole ledger.

Not a room: nothing but the roof may import this.
"""

# ruff: noqa: F401  (imported so that each table is known)
import records.account.model
import records.alert.model
import records.appointment.model
import records.backup.model
import records.call_back.model
import records.centre.model
import records.channel.model
import records.complaint.model
import records.consent.model
import records.counselling.model
import records.course.model
import records.deferral.model
import records.employer.model
import records.exclusion.model
import records.follow_up.model
import records.grant.model
import records.history.changes
import records.history.model
import records.introduction.model
import records.link.model
import records.once.model
import records.outbox.model
import records.person.model
import records.place.model
import records.placement.model
import records.programme.model
import records.readiness.model
import records.referral.model
import records.rights.model
import records.seeker.model
import records.suggestion.model
import records.trail.model
import records.trial.model
import records.upload.model
import records.vacancy.model
import records.vault.model
from records.ledger import db

metadata = db.Model.metadata
