UPDATE e
SET name = b.name, sign = b.sign, address = b.address, county = b.county, division = b.division, unit = b.unit,
    legal_person = b.legalPerson, phone = b.phone, longitude = b.longitude, latitude = b.latitude, grade = b.grade
FROM eatery e
JOIN OPENJSON(@Batch) WITH (eatery bigint '$.eatery',
    name nvarchar(100) '$.row.name', sign nvarchar(100) '$.row.sign', address nvarchar(200) '$.row.address',
    county nvarchar(12) '$.row.county', division nvarchar(12) '$.row.division', unit nvarchar(12) '$.row.unit',
    legalPerson nvarchar(60) '$.row.legalPerson', phone nvarchar(40) '$.row.phone',
    longitude float '$.row.longitude', latitude float '$.row.latitude', grade nvarchar(12) '$.row.grade') b ON b.eatery = e.id;
