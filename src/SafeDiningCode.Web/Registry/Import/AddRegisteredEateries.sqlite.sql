INSERT INTO eatery (id, name, sign, address, county, division, unit, legal_person, phone, longitude, latitude, grade)
VALUES (@Eatery, @Name, @Sign, @Address, @County, @Division, @Unit, @LegalPerson, @Phone, @Longitude, @Latitude, @Grade);
