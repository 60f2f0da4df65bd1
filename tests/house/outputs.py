"""What each audience may read of what the rooms answer: a line per class, its audiences, and its fields.

Audiences: ``S`` the person, ``E`` the employer, ``C`` counsellor, ``M`` manager, ``A`` auditor, ``*`` all
of them and strangers. A page is made of these fields alone; a class or field that is not here breaks the
test, and so does a page that shows one to an audience it is not for. ``-`` is a class no page reads from.
"""

from records.ledger import Role

_TABLE = """
account.one_time.Told                  E C M code until
account.queries.Colleague              M     facts second_factor_since
account.queries.Known                  *     login owed borrowed by_desk_code browser
account.queries.Known                  *     sign_in_id account_id role centre_id staff_name stale
account.queries.OpenDoor               *     code began_at seen_at browser borrowed this
account.queries.StaffFacts             C M   account_id name role branch_id email
account.queries.StaffFacts             C M   login
account.sign_ins.Begun                 -     id token
account.sign_ins.Manner                -     browser borrowed by_desk_code
account.slow_down.Curve                -     free first longest wait
account.slow_down.Lane                 -     kind name address here anywhere
alert.queries.AlertFacts               S     code words place at chosen paused fresh
appointment.queries.AppointmentFacts   S C M code state version at meets about where place made_at reminded_at
appointment.queries.AppointmentFacts   C M   seeker_id counsellor_id
backup.queries.Standing                M     taken_at late
call_back.queries.CallBackFacts        S C M code state safe number note tries wished_at tried_at moved_at said safe_days safe_hours next_time
call_back.queries.CallBackFacts        C M   seeker_id
call_back.safe_time.SafeTime           S C M days hours begins ends holds again still_today over_today
call_back.safe_time.SafeTime           -     pack unpack
centre.queries.BranchFacts             C M   id name email
centre.queries.CentreFacts             *     id name province_code email phone address
channel.queries.ChannelFacts           S C M state way how chosen_at where address boxes
consent.queries.ConsentFacts           S C M code said how taken_by given_on given_at withdrawn_at holds
consent.said.ConsentText               S C M purpose version language text digest
consent.said.Said                      -     pack unpack
consent.said.Said                      S C M purpose version language digest employer_id until channel hours answers
counselling.queries.Counted            -     events people events_qualified people_qualified
counselling.queries.CounsellingFacts   C M   code kind state held_on counsellor_id words note
complaint.queries.ComplaintLine        C M   code state kind times first_at last_at vacancy
course.providers.Provider            C M   name phone courses next_on told_on
course.queries.CourseCard              *     id code state title provider provider_phone description trade gives needs entry commune_code weeks fee starts ahead begun
course.queries.StartFacts              *     code starts_on seats seats_left told_on ahead
employer.queries.Arrangement           C M   welcomes_everyone monthly_cap
employer.queries.EmployerCard          *     id code name about commune_code verified
employer.letters.Letters               E     wanted quiet
employer.queries.MemberFacts           E C M code account_id login owns
employer.queries.EmployerFacts         E C M card centre_id state kind tax_code address contact_name contact_phone contact_email particulars boxes
exclusion.queries.ExclusionFacts       *     code whom whom_words kind duty duty_words rule
follow_up.queries.CheckIn              *     introduction_id centre_id title after_days started_on says
follow_up.queries.FollowUpLine         C M   line standing
follow_up.standing.AnswerFacts         -     settles
follow_up.standing.AnswerFacts         C M   after_days side says note at
follow_up.standing.Asked               C M   after_days due_on asks answers came due certainty silent
follow_up.standing.Standing            C M   days ended_by still_by learnt due last since heard disputed
grant.queries.GrantFacts               S     code employer vacancy_id parts given_at until withdrawn_at holds
history.queries.Step                   S C M verb state role at reason
introduction.answers.Answering         C M   asked answered median_days rate
introduction.answers.Unanswered        C M   n since
introduction.asked.Asked               *     state title address commune_code card reply decline_reason interview_at interview_where
introduction.asked.Reply               *     says at words times answered ahead
introduction.silence.Question          *     card employer_id centre_id heard
introduction.habit.Habit               -     others
introduction.habit.Habit               *     of_ten days
introduction.crowd.Crowd               -     names classes name told
introduction.neutral.NeutralCard       S E   tells
introduction.neutral.NeutralCard       *     trades held years province_code free_from exact
introduction.queries.CounsellorView    C M   code state vacancy seeker decline_reason interview_at interview_where granted asked_by moved_at reply why
introduction.queries.EmployerView      -     granted_words granted_profile
introduction.queries.EmployerView      E     code state vacancy card contact words profile reasons interview_at interview_where moved_at reply
introduction.queries.Profile           S E   commune_code wishes
introduction.several.Prospect         C M   refused overrules can_be
introduction.queries.SeekerView        S     code state vacancy decline_reason interview_at interview_where granted asked_by moved_at reply
link.queries.LinkFacts                 *     purpose subject_id step audience until holds
link.queries.LinkFacts                 C M   token
outbox.queries.InboxLine               C M   id code topic version facts sha256 happened_at arrived_at acked_at
outbox.queries.Parcel                  -     delivery_id code topic reaction facts letter
outbox.queries.RehearsedLine           M     topic way said at
outbox.queries.StuckLine               -     facts
outbox.queries.StuckLine               C M   code topic reaction tries last_code happened_at
overview.duties.Figures                C M A starts unread stuck introductions seekers
overview.duties.Queue                  C M   lines more after
overview.employers.EmployerFile        C M   line team version owner_kept owner_ending may_go same_code vacancies introductions this_month not_taking steps
overview.employers.EmployerLine        C M   facts arrangement vacancies answering waiting
overview.employers.SameCode            C M   facts members
overview.duty.Desk                     -     centre_id now counsellor_id reader_id manager today shape values people owing
overview.duty.Duty                     C M   kind id code mark who about holder since late n office firm safe seeker_id seeker card
overview.duty.Kind                     -     key question late_after rests manager quiet firm given
overview.inbox.NoticeLine              C M   letter who about holder introduction_code placement_code outdated
overview.lists.RegisteredLine          C M   details commune_code
overview.lists.StartLine               C M   facts details training employer
overview.lookers.Looker                S     name is_centre day times fields
overview.names.Entry                   -     version found_by rank
overview.names.Names                   -     state entries order places found
overview.registered.Morning            C M   registered commune_code
overview.question.Shape                 -     today whole mine manager people own_people shared _parts
overview.queries.Access                C M   account_id code
overview.queries.IntroductionFile      C M   view phone employer reasons steps placement granted_until link
overview.queries.PlacementFile         C M   line phone employer introduction_code contract end_reason steps standing wage how_to_ask links
overview.queries.SeekerPage            C M   lines found after stage_of
overview.shortlist.Kept               C M   seeker card reasons by at
overview.stage.Happened                -     subject subject_id verb state
overview.stage.Reached                 -     stage subject states
overview.queries.Touch                 C M   code over state
person.details.Opened                  -     whole
person.details.Opened                  S C M name phone citizen_id birth_date address sex ethnicity religion particulars
person.particulars.FormerWork          S C M place post main_work began ended
person.particulars.Particulars         -     pack unpack
person.particulars.Particulars         S C M permanent_commune permanent_address email other_contact priorities field_of_study other_training languages computing soft_skills former_work services
person.queries.ContactCard             E     name phone
person.queries.Keeper                  -     code centre_id branch_id counsellor_id
person.queries.PersonFacts             S C M id code centre_id branch_id counsellor_id commune_code details
placement.queries.PlacementFacts       S E C M code introduction_id state version vacancy started_on reported_by reported_at pay_written ended_on never_was
placement.queries.PlacementLine        C M   facts seeker entered_on enter_by
programme.envelope.Envelope            -     pack unpack
programme.envelope.Envelope            C     member credit_until barred_trades barred_until stay_in_commune stay_until exit_suspended limits
readiness.queries.Item                 S C M kind state who by is_open
readiness.queries.Item                 -     seeker_id
referral.queries.Came                  -     offered taken_up done lent
referral.queries.ReferralFacts         S C M id code kind state closed course start begins due_on amount begun_at moved_at taken_up_on ended_on place where
referral.queries.ReferralFacts         C M   seeker_id
reminder.coming.Coming                 -     seeker_id when holds comes
rights.breaches.BreachFacts            M     code state what concerned measures known_at tell_by told_at told_whom people_told
rights.copying.Section                 S C M name rows
rights.fates.Emptied                   -     to
rights.fates.Renewed                   -     make
rights.keeping.Due                     -     rule count
rights.keeping.Idle                    C M   seeker_id seeker_code last_heard ends_on
rights.merging.Twice                   C M   one other by
rights.outside.OutsideFacts            C M   code state asker office document_no document_on basis asked given hidden_by noted_at decided_at first_by seeker_code
rights.outside.OutsideLine             S     state asker office document_on basis asked given noted_at
rights.queries.RequestFacts            S C M code asks_for state how words answer asked_at acknowledge_by answer_by acknowledged_at ended_at first_by owed
rights.queries.RequestLine             C M   facts details seeker_code counsellor_id
seeker.queries.Able                    -     commune_code trades held years free_from
seeker.queries.SeekerFacts             S C M person wishes
seeker.queries.SeekerLine              C M   code details state trades commune_code counsellor_id name
seeker.queries.Wishes                  S C M id code person_id centre_id state trades held years commune_code reach_km moves_to pay_floor free_from wishes said own_words
suggestion.decisions.PutAside           S     card reason more
suggestion.forgotten.Forgotten         C M   seeker causes
suggestion.forgotten.KeptAway          C M   criterion vacancies
suggestion.helping.CourseDoor          S C M card reasons more lift best
suggestion.helping.DroppedDemand       C M   criterion facts more
suggestion.helping.EasedWish           S C M criterion how facts more best
suggestion.helping.Opening             S C M card percent
suggestion.queries.Reasons             S E C M percent score of lines off_trade
suggestion.queries.SuggestedSeeker     C M   seeker reasons
suggestion.queries.SuggestedVacancy    S C M card reasons
suggestion.reach.EasedDemand           E     criterion facts more
suggestion.reach.Reach                 E     about may_ask eased
suggestion.search.Search               -     seeker limits matcher today
trial.queries.Asked                    *     centre_id trial
trial.queries.Reference                S E   employer title first_day last_day tasks words own_words shown
trial.queries.Reference                S     introduction_code
trial.queries.ReportFacts              C M   tasks words
trial.queries.TrialFacts               *     state title first_day last_day tasks work_hours pay_written reported can awaits
upload.brought.Brought                 -     keeping pack unpack
upload.brought.Brought                 E C M name table chosen written
vacancy.held.Held                      C M   card since title description rules words
vacancy.browsing.Left                  *     all by_choice by_trade
vacancy.browsing.Narrowing             *     key
vacancy.browsing.Narrowing             -     choices keeps
vacancy.browsing.Place                 *     communes
vacancy.browsing.Place                 -     province country
vacancy.browsing.Sought                *     trades reach
vacancy.browsing.Sought                -     words place chosen
vacancy.demand.Demand                  *     trade vacancies places low high
vacancy.queries.PayFacts               *     low high currency period written
vacancy.queries.SpotFacts              *     country province_code commune_code written
vacancy.queries.VacancyCard            *     id code state title description holder employer_id source trade needs terms experience_months experience_written places pay spots starts_on open_until posted_at is_open
"""  # noqa: E501

LETTERS = {
    "S": Role.SEEKER,
    "E": Role.EMPLOYER,
    "C": Role.COUNSELLOR,
    "M": Role.MANAGER,
    "A": Role.AUDITOR,
}

Declared = dict[tuple[str, str], frozenset[Role]]


def declared() -> Declared:
    """Return who may read each field, by class and field."""
    found: Declared = {}
    for line in _TABLE.strip().splitlines():
        name, *rest = line.split()
        audiences = [word for word in rest if word in LETTERS or word in ("*", "-")]
        roles = frozenset(Role) if "*" in audiences else frozenset(map(LETTERS.get, audiences))
        for field in rest[len(audiences) :]:
            assert (name, field) not in found, f"{name}.{field} is declared twice"
            found[name, field] = roles - {None}
    return found


def line_for(name: str, fields: list[str]) -> str:
    """The line to be added for a class, with its audiences left open."""
    return f"{name}  <audiences>  {' '.join(fields)}"
