INSERT INTO eatery (id, name, sign, address, county, division, unit, legal_person, phone, longitude, latitude, grade)
SELECT b.value ->> '$.eatery', b.value ->> '$.row.name', b.value ->> '$.row.sign', b.value ->> '$.row.address',
       b.value ->> '$.row.county', b.value ->> '$.row.division', b.value ->> '$.row.unit',
       b.value ->> '$.row.legalPerson', b.value ->> '$.row.phone', b.value ->> '$.row.longitude',
       b.value ->> '$.row.latitude', b.value ->> '$.row.grade'
FROM json_each(@Batch) b;
