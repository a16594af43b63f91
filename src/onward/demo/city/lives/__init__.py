"""What has happened to each person: spells over years, coherent with their age, family and needs."""
