SELECT division FROM invitation WHERE id = @Id AND division >= @ScopeFrom AND division < @ScopeTo;
