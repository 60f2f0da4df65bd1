"""What lies in what, before and after the map changed."""

from records.place.reading import inside, read
from records.place.spelling import key_of
from records.place.units import DISTRICT, PROVINCE, Unit, names


def test_a_commune_lies_in_its_old_district_its_old_province_and_its_new_one() -> None:
    hai_phu = one("Hải Phú", former="19702")

    assert inside(hai_phu, one("Hải Lăng", level=DISTRICT))
    assert inside(hai_phu, one("Quảng Trị", level=PROVINCE))
    assert not inside(hai_phu, one("Gio Linh", level=DISTRICT))
    assert not inside(hai_phu, one("Quảng Bình", level=PROVINCE))


def test_a_commune_in_force_lies_in_the_old_district_it_came_from() -> None:
    assert inside(one("Bến Hải"), one("Gio Linh", level=DISTRICT))
    assert not inside(one("Bến Hải"), one("Vĩnh Linh", level=DISTRICT))


def test_nothing_lies_in_a_commune_or_in_itself() -> None:
    gio_linh = one("Gio Linh", level=DISTRICT)

    assert not inside(gio_linh, one("Gio Linh"))
    assert not inside(gio_linh, gio_linh)
    assert not inside(one("Quảng Trị", level=PROVINCE), one("Quảng Trị", level=PROVINCE))


def test_an_address_is_read_from_its_end_and_details_are_left() -> None:
    address = read("Số 5, thôn 3, xã Hải Phú, huyện Hải Lăng, tỉnh Quảng Trị")

    assert address.mentions == 3
    assert (address.kind, address.kind_around) == ("xã", "huyện")
    assert address.doubts == set()


def one(name: str, level: int = 0, former: str | None = None) -> Unit:
    units = [reading.unit for reading in names().find(key_of(name)) if reading.near == 1.0]
    fitting = [u for u in units if u.level == level and (former is None or u.former == former)]
    return fitting[0]
