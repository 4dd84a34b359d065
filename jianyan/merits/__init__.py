"""评优: excellent proposals, from recommendation over first selection and ballot to announcement."""
