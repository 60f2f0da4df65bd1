"""Sending a person on: to a course, credit, work abroad or a helping organisation; never to an employer.

States: offered → accepted → enrolled → done (a course) | borrowed (credit) | done (the others); dropped at
any time; revoked. A course rests on consent P5, credit on P4: once that is withdrawn the referral reads as
revoked from the next request on, and the centre tells those it had told. Which loan it is stays between the
person and the bank: no product, no condition and nothing about a past is stored or worked out here.
"""
