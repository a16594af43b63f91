"""Made-up names for a diverse English city: common given names, and family names half common, half put together.

A tradition is a naming custom, not an ethnic group: it says which names are drawn and in which order they are written.
"""

from dataclasses import dataclass

from onward.demo.city.chance import Chance, Weights


@dataclass(frozen=True, slots=True)
class Tradition:
    boys: tuple[str, ...]
    girls: tuple[str, ...]
    families: tuple[str, ...]
    syllables: tuple[tuple[str, ...], ...] = ()  # starts, (middles), ends of invented family names
    order: str = "given family"  # "patronymic", "family first", "two families"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ENGLISH = (
    _words("Al Bar Cres Dun Elm Fen Gar Hol Ing Kel Lang Mar Nor Oak Pen Quar Rad Sel Thor Ul Wick Yar Bram Cott"),
    _words("den bur ber la mer ni sto ter ward vin"),
    _words("by cott croft dale field ford gate ham ley low mere more ridge stead thorpe ton wick worth"),
)
_SOUTH_ASIAN = (
    _words("Bash Chau Dil Far Gul Ham Jal Kar Lat Mir Naz Qas Raf Sal Tar Waz Zam Shab"),
    _words("a i u"),
    _words("din dri khel mani nawaz pura rani shar wal zada bari"),
)
_AFRICAN = (
    _words("Ade Aba Boa Chi Eke Kwa Mba Nwa Obi Ola Sena Teko Uko Wani"),
    _words("bo di ko li ma na so tu"),
    _words("dele gbe kwu mensa nne wale yemi zie"),
)
_EASTERN = (
    _words("Bra Dob Gor Jar Kov Len Mal Nov Pol Rus Sta Wol Zab"),
    _words("a e i o"),
    _words("czek dan nik rescu ski slav tov vac wicz"),
)
_NEAR_EAST = (
    _words("Bar Dah Far Gho Haj Kho Mah Naj Rah Saf Taw Zan"),
    _words("a i ou"),
    _words("bani dian lani madi rian shah wandi yani"),
)

TRADITIONS = {
    "british": Tradition(
        _words(
            "Alfie Archie Benjamin Callum Charlie Connor Daniel Dylan Edward Ethan Finley George Harry Jack Jacob "
            "James Joseph Joshua Kai Leo Liam Logan Luke Matthew Max Nathan Oliver Oscar Owen Riley Ryan Samuel "
            "Sebastian Theo Thomas Toby Tyler William Zachary"
        ),
        _words(
            "Abigail Alice Amelia Bethany Caitlin Charlotte Chloe Daisy Eleanor Elizabeth Ella Emily Erin Evie "
            "Freya Georgia Grace Hannah Holly Isabella Jessica Katherine Lauren Lily Lucy Megan Mia Millie Molly "
            "Niamh Olivia Phoebe Poppy Rebecca Ruby Scarlett Sophie Summer Victoria"
        ),
        _words(
            "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White "
            "Roberts Green Hall Wood Jackson Clarke Hill Ward Turner Cooper Baker Harris"
        ),
        _ENGLISH,
    ),
    "irish": Tradition(
        _words("Aidan Cillian Conor Declan Eoin Fionn Liam Oisin Padraig Rory Sean Tadhg"),
        _words("Aoife Aisling Caoimhe Ciara Clodagh Maeve Niamh Orla Roisin Saoirse Sinead"),
        (
            "O'Brien",
            "Byrne",
            "Kelly",
            "Murphy",
            "O'Connor",
            "Doyle",
            "Gallagher",
            "O'Dunleary",
            "Kilbrannock",
            "McAllerdy",
            "Fitzgarran",
            "O'Tullivane",
        ),
    ),
    "pakistani": Tradition(
        _words(
            "Mohammed Muhammad Ahmed Ali Hamza Hassan Hussain Ibrahim Ismail Umar Usman Yusuf Zain Zayd Bilal "
            "Haris Idris Adam Abdullah Junaid Faisal Imran Kamran Adeel"
        ),
        _words(
            "Aisha Amina Fatima Zainab Maryam Khadija Hafsa Sana Iqra Mariam Noor Aleena Saima Sumaya Safa Laiba "
            "Nadia Rabia Sadia Zara"
        ),
        _words("Khan Hussain Ahmed Ali Mahmood Akhtar Begum Bibi Malik Iqbal Mirza Shah Qureshi Butt Raja"),
        _SOUTH_ASIAN,
    ),
    "bangladeshi": Tradition(
        _words("Mohammed Abdul Rahim Karim Tariq Rafiq Shahid Arif Nazmul Sajid Imran Tanvir Jubair Mahir"),
        _words("Fatema Nusrat Tahmina Sharmin Rumana Jannat Tasnim Sabina Nazma Farhana Aklima Mim"),
        _words("Miah Begum Uddin Rahman Khatun Ali Islam Chowdhury Hoque Ahmed Khanom Hossain"),
        _SOUTH_ASIAN,
    ),
    "sikh": Tradition(
        _words("Arjan Gurpreet Harjit Jasdeep Manpreet Ranjit Sukhdeep Amandeep Karan Jaspal Harman"),
        _words("Simran Harpreet Jasleen Navdeep Kiran Gurleen Amrit Parveen Rajvir Manreet Sukhmani"),
        _words("Singh Kaur Gill Sandhu Dhillon Bains Sidhu Grewal Johal"),
        _SOUTH_ASIAN,
    ),
    "hindu": Tradition(
        _words("Aarav Rohan Dev Krishan Nikhil Rahul Sanjay Vikram Ajay Kunal Hari"),
        _words("Ananya Priya Diya Kavita Meera Pooja Anjali Nisha Radhika Shreya Divya"),
        _words("Patel Sharma Shah Gupta Mistry Joshi Desai Kumar Chauhan Parmar"),
        _SOUTH_ASIAN,
    ),
    "somali": Tradition(
        _words("Abdi Abdirahman Mohamed Ahmed Hassan Yusuf Omar Ismail Mahad Liban Guled Sharmarke Bashir Warsame"),
        _words("Hodan Ifrah Sahra Fadumo Amina Asha Hibo Idil Nasra Sagal Ubah Zahra Khadra"),
        _words("Abdi Ali Hassan Mohamed Ahmed Yusuf Farah Warsame Jama Ismail Nur Omar Hirsi Egal Aden Duale Guleed"),
        order="patronymic",
    ),
    "african": Tradition(
        _words("Emmanuel David Samuel Joshua Daniel Tobi Chidi Kwame Kofi Femi Tunde Emeka Prince Gideon"),
        _words("Grace Blessing Ama Chioma Esther Favour Ngozi Abena Temi Ruth Adaeze Deborah Precious Mercy"),
        _words("Mensah Okafor Adeyemi Boateng Okoro Owusu Eze Asante Balogun Nkosi Banda Moyo"),
        _AFRICAN,
    ),
    "caribbean": Tradition(
        _words("Andre Tyrone Jermaine Marcus Dwayne Kyron Malachi Jerome Reuben Isaiah Nathaniel Elijah Romario"),
        _words("Shanice Renee Jada Kiera Tiana Aaliyah Naomi Monique Chantelle Amara Leah Destiny Kezia"),
        _words("Campbell Brown Williams Grant Reid Morgan Clarke Francis Bailey Gordon Henry Powell"),
        _ENGLISH,
    ),
    "eastern": Tradition(
        _words("Jakub Filip Mateusz Andrei Stefan Bogdan Marek Tomasz Nikolai Ivan Kacper Radu"),
        _words("Zuzanna Oliwia Maja Elena Ioana Andreea Katarzyna Magdalena Natalia Ivana Daria Alina"),
        _words("Nowak Popescu Kowalski Ionescu Horvath Balogh Ivanov Petrov"),
        _EASTERN,
    ),
    "chinese": Tradition(
        _words("Wei Jian Hao Ming Jun Tao Yi-Chen Zi-Han Kai-Ming Chun-Hei Ho-Yin"),
        _words("Mei Ling Xiu-Ying Yan Hui Jing Tsz-Ching Wing-Yan Hoi-Lam Yu-Tong"),
        _words("Chen Wang Li Zhang Liu Wong Cheung Lam Ng Chan Xu Zhao"),
        order="family first",
    ),
    "iberian": Tradition(
        _words("Alejandro Mateo Santiago Diego Tiago Rafael Joao Pablo Andres Gabriel"),
        _words("Sofia Valentina Camila Lucia Beatriz Ines Mariana Paula Ana Carolina"),
        _words("Garcia Silva Fernandez Costa Lopez Santos Perez Moreira Gomez Ferreira Rojas Almeida"),
        order="two families",
    ),
    "near eastern": Tradition(
        _words("Ahmad Karwan Reza Farid Omid Hamid Najib Samir Khalid Rebin Zahir Mustafa Sherzad Hewa"),
        _words("Shirin Leila Parisa Nasrin Rojin Hana Samira Yasmin Mina Zahra Darya"),
        _words("Ahmadi Rahimi Karimi Hassani Mohammadi Aziz Rashid Saleh Noori Sharif"),
        _NEAR_EAST,
    ),
    "horn": Tradition(
        _words("Yonas Samuel Filmon Abel Robel Tesfay Dawit Merhawi Natnael Bereket Henok"),
        _words("Selam Helen Feven Rahwa Luwam Semhar Saba Hiwet Winta"),
        _words("Tekle Haile Gebre Kidane Mehari Habte Abraha Weldu Tesfay Berhe Yohannes Ghirmay"),
        order="patronymic",
    ),
    "roma": Tradition(
        _words("Denis Roman Marian Ferko Milan Robert Patrik Florin Darius"),
        _words("Vanesa Denisa Roxana Ramona Kristina Lavinia Natalia Simona"),
        _words("Horvath Lakatos Balog Gina Duzsik Rostas Covaci Lacko"),
        _EASTERN,
    ),
}

# Which customs people of an ethnic group follow (DfE codes); made up, for variety and not as a finding.
BY_ETHNICITY = {
    "WBRI": {"british": 96, "irish": 4},
    "WIRI": {"irish": 100},
    "WIRT": {"irish": 100},
    "WROM": {"roma": 100},
    "WOTH": {"eastern": 65, "iberian": 25, "roma": 10},
    "MWBC": {"british": 55, "caribbean": 45},
    "MWBA": {"british": 50, "african": 50},
    "MWAS": {"british": 40, "pakistani": 40, "hindu": 20},
    "MOTH": {"british": 50, "iberian": 20, "african": 15, "near eastern": 15},
    "AIND": {"sikh": 55, "hindu": 35, "pakistani": 10},
    "APKN": {"pakistani": 100},
    "ABAN": {"bangladeshi": 100},
    "AOTH": {"near eastern": 70, "hindu": 20, "chinese": 10},
    "BCRB": {"caribbean": 100},
    "BAFR": {"somali": 45, "african": 42, "horn": 13},
    "BOTH": {"african": 50, "caribbean": 50},
    "CHNE": {"chinese": 100},
    "OOTH": {"near eastern": 75, "iberian": 15, "horn": 10},
    "NOBT": {"british": 45, "pakistani": 30, "african": 15, "eastern": 10},
    "REFU": {"british": 60, "pakistani": 25, "caribbean": 15},
}
_TRADITION_WEIGHTS = {code: Weights(table) for code, table in BY_ETHNICITY.items()}

# Families of spellings of one name: records of one person wander within a row.
SPELLINGS = (
    _words("Mohammed Muhammad Mohamed Mohammad"),
    _words("Hussain Hussein Hossain Husain"),
    _words("Yusuf Yousef Yusef"),
    _words("Aisha Ayesha Aysha"),
    _words("Fatima Fatema Fathima"),
    _words("Zainab Zaynab Zeinab"),
    _words("Maryam Mariam Miriam"),
    _words("Ibrahim Ebrahim"),
    _words("Umar Omar"),
    _words("Usman Osman Uthman"),
    _words("Khadija Khadijah"),
    _words("Ahmed Ahmad"),
    _words("Hassan Hasan"),
    _words("Abdirahman Abdulrahman"),
    _words("Fadumo Faduma Fatuma"),
    _words("Zahra Sahra"),
    _words("Ismail Ismael"),
    _words("Rahman Rehman"),
    _words("Chowdhury Choudhury Chaudhry"),
    _words("Miah Mia Miya"),
    _words("Farah Faarax"),
    _words("Nur Noor"),
    _words("Singh Sing"),
    _words("Katherine Catherine Kathryn"),
    _words("Sophie Sofie"),
    _words("Niamh Neve"),
    _words("Zhang Cheung"),
    _words("Wang Wong"),
    _words("Chen Chan"),
    _words("Tesfay Tesfai"),
    _words("Gebre Ghebre"),
    _words("Thompson Thomson"),
    _words("Clarke Clark"),
    _words("Reid Read Reed"),
    _words("Davies Davis"),
)
OTHER_SPELLINGS = {name: tuple(other for other in row if other != name) for row in SPELLINGS for name in row}

NICKNAMES = {
    "Alfie": "Alf",
    "Benjamin": "Ben",
    "Charlie": "Charles",
    "Daniel": "Danny",
    "Edward": "Ted",
    "Joseph": "Joe",
    "Joshua": "Josh",
    "Matthew": "Matt",
    "Nathan": "Nate",
    "Samuel": "Sam",
    "Sebastian": "Seb",
    "Thomas": "Tom",
    "William": "Billy",
    "Zachary": "Zak",
    "Abigail": "Abi",
    "Bethany": "Beth",
    "Charlotte": "Lottie",
    "Eleanor": "Ellie",
    "Elizabeth": "Lizzie",
    "Isabella": "Bella",
    "Jessica": "Jess",
    "Katherine": "Kate",
    "Megan": "Meg",
    "Olivia": "Liv",
    "Rebecca": "Becky",
    "Victoria": "Tori",
    "Mohammed": "Mo",
    "Muhammad": "Mo",
    "Abdirahman": "Abdi",
    "Emmanuel": "Manny",
    "Nathaniel": "Nate",
    "Isaiah": "Zay",
    "Alejandro": "Alex",
    "Gurpreet": "Gurps",
    "Magdalena": "Magda",
    "Katarzyna": "Kasia",
    "Jakub": "Kuba",
}


@dataclass(frozen=True, slots=True)
class Name:
    given: str
    family: str
    second_family: str = ""  # the second family name, or the grandfather's name, where the custom has one


def tradition_of(ethnicity: str, chance: Chance) -> str:
    return chance.draw(_TRADITION_WEIGHTS[ethnicity])


def family_name(tradition: str, chance: Chance) -> str:
    """A common name of the tradition, or as often one put together from its syllables."""
    custom = TRADITIONS[tradition]
    if not custom.syllables or chance.yes(0.35):
        return chance.pick(custom.families)
    start, middle, end = custom.syllables
    return chance.pick(start) + (chance.pick(middle) if chance.yes(0.6) else "") + chance.pick(end)


def given_name(tradition: str, sex: str, chance: Chance) -> str:
    custom = TRADITIONS[tradition]
    name = chance.pick(custom.girls if sex == "F" else custom.boys)
    if tradition == "pakistani" and sex == "M" and name not in ("Mohammed", "Muhammad") and chance.yes(0.25):
        return f"Mohammed {name}"
    if chance.yes(0.04):
        name = f"{name} {chance.pick(custom.girls if sex == 'F' else custom.boys)}"
    return name
