"""How the public pathway is cut: by situation and by stage, in plain words."""

SITUATIONS = {
    "ehc": "I have an EHC plan or special educational needs",
    "support": "I am disabled, or social care helps me",
    "health": "I use health services",
    "mind": "I get help with my mental health",
    "care": "I am in care or have left care",
    "carer": "I look after someone",
    "work": "I want a job",
    "benefits": "I want to know about money",
    "justice": "I am on an order, or people worry about my safety",
    "family": "I am a parent or carer",
}
FOR_ALL = "everyone"

# the phases that duties declare -> heading, and the ages at which they are read
STAGES = {
    "prepare Y9": ("Year 9: starting to plan", range(13, 15)),
    "plan Y10-11": ("Years 10 and 11: making plans", range(14, 17)),
    "ready 16-17": ("16 and 17: getting ready", range(16, 18)),
    "transfer 17.5-19": ("17 and a half to 19: moving over", range(17, 20)),
    "settle 18-25": ("18 to 25: settling in", range(18, 26)),
}
AGAIN = "Started earlier, and comes round again"
AGES = {str(age): f"{age}" for age in range(13, 26)}
YEARS = {"9": 14, "10": 15, "11": 16, "12": 17, "13": 18}  # the age reached in a school year
