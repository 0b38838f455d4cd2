INSERT INTO eatery (id, name, sign, address, county, division, unit, legal_person, phone, longitude, latitude, grade)
SELECT b.eatery, b.name, b.sign, b.address, b.county, b.division, b.unit, b.legalPerson, b.phone, b.longitude,
       b.latitude, b.grade
FROM OPENJSON(@Batch) WITH (eatery bigint '$.eatery',
    name nvarchar(100) '$.row.name', sign nvarchar(100) '$.row.sign', address nvarchar(200) '$.row.address',
    county nvarchar(12) '$.row.county', division nvarchar(12) '$.row.division', unit nvarchar(12) '$.row.unit',
    legalPerson nvarchar(60) '$.row.legalPerson', phone nvarchar(40) '$.row.phone',
    longitude float '$.row.longitude', latitude float '$.row.latitude', grade nvarchar(12) '$.row.grade') b;
