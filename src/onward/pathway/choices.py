"""The words in which a young person says how something was for them: best first, and may always be left out."""

EXPERIENCES: dict[int, str] = {5: "Very good", 4: "Good", 3: "All right", 2: "Not good", 1: "Bad"}
