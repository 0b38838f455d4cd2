UPDATE eatery
SET name = b.value ->> '$.row.name', sign = b.value ->> '$.row.sign', address = b.value ->> '$.row.address',
    county = b.value ->> '$.row.county', division = b.value ->> '$.row.division', unit = b.value ->> '$.row.unit',
    legal_person = b.value ->> '$.row.legalPerson', phone = b.value ->> '$.row.phone',
    longitude = b.value ->> '$.row.longitude', latitude = b.value ->> '$.row.latitude',
    grade = b.value ->> '$.row.grade'
FROM json_each(@Batch) b
WHERE eatery.id = b.value ->> '$.eatery';
