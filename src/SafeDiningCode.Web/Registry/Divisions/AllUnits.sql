SELECT code AS Code, name AS Name, name_en AS NameEn, level AS Level, parent AS Parent FROM unit ORDER BY code;
