namespace SafeDiningCode.Rules.Contradictions;

/// <summary>When people eat. This project's choice: an eatery whose code hangs where it should is scanned then or never.</summary>
public static class Meals
{
    private static readonly (Meal Meal, TimeOnly From, TimeOnly To)[] Times =
    [
        (Meal.Lunch, new TimeOnly(11, 0), new TimeOnly(13, 30)),
        (Meal.Dinner, new TimeOnly(17, 0), new TimeOnly(20, 30)),
    ];

    /// <summary>The meal at a moment of the wall clock in Shanghai; the end belongs to it no more.</summary>
    public static Meal At(DateTime wallClock)
    {
        var time = TimeOnly.FromDateTime(wallClock);
        return Array.Find(Times, each => time >= each.From && time < each.To).Meal;
    }
}
