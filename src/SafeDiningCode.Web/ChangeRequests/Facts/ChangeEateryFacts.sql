UPDATE eatery SET name = @Name, address = @Address, legal_person = @LegalPerson WHERE id = @EateryId;
