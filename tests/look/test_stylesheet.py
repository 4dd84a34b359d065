from jianyan.look import stylesheet


def test_joined_file_is_current():
    assert stylesheet.JOINED.read_text(encoding="utf-8") == stylesheet.joined()


def test_every_part_in_the_folder_is_joined_once():
    names = {file.stem for file in (stylesheet.FOLDER / "css").glob("*.css")}

    assert sorted(stylesheet.PARTS) == sorted(names)


def test_joined_file_has_no_layer_and_balanced_braces():
    css = stylesheet.joined()

    assert "@layer" not in css
    assert css.count("{") == css.count("}")


def test_parts_stand_in_the_order_of_their_layers():
    order = [
        stylesheet.LAYERS.index(stylesheet.part(name).split("@layer ")[1].split(" ")[0]) for name in stylesheet.PARTS
    ]

    assert order == sorted(order)


def test_stylesheet_fetches_nothing_from_outside():
    assert "url(" not in stylesheet.joined()
