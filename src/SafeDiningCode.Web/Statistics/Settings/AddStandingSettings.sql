INSERT INTO standing_settings (version, minimum_ratings, dissatisfied_basis_points, since)
VALUES (@Version, @MinimumRatings, @DissatisfiedBasisPoints, @Since);
