namespace SafeDiningCode.Rules.Contradictions;

/// <summary>A time of day at which eateries are full. The numbers stand in the database: append, never renumber.</summary>
public enum Meal
{
    /// <summary>Between meals.</summary>
    None = 0,

    /// <summary>午餐, 11:00 to 13:30.</summary>
    Lunch = 1,

    /// <summary>晚餐, 17:00 to 20:30.</summary>
    Dinner = 2,
}
