SELECT code AS Code, name AS Name, name_en AS NameEn, level AS Level, parent AS Parent, reports AS Reports FROM division ORDER BY code;
