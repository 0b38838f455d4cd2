SELECT version AS Version, minimum_ratings AS MinimumRatings, dissatisfied_basis_points AS DissatisfiedBasisPoints
FROM standing_settings
WHERE version = (SELECT MAX(version) FROM standing_settings);
